namespace MultiIsek.Tests;

/// <summary>A folder that goes when the test ends.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("isek-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
