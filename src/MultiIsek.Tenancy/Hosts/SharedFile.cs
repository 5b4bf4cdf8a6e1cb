namespace MultiIsek.Tenancy.Hosts;

/// <summary>Marks a request for a file that all hosts have.</summary>
internal sealed class SharedFile
{
    public static readonly SharedFile Asked = new();
}
