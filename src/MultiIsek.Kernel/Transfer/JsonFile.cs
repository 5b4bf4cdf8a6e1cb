namespace MultiIsek.Kernel.Transfer;

/// <summary>A data file: the record it holds, and the line on which each of its fields stands.</summary>
public sealed class JsonFile<T>(string name, T root, IReadOnlyDictionary<string, int> lines)
    where T : class
{
    public string Name => name;
    public T Root => root;

    /// <summary>Where a field stands; the nearest field around it when it is not there.</summary>
    public int LineOf(string path) => JsonText.LineOf(lines, path);
}
