namespace MultiIsek.Tenancy.Contracts;

/// <summary>Logo, as pages show it.</summary>
/// <param name="Hash">Of its bytes.</param>
/// <param name="Alt">What it shows.</param>
public sealed record Logo(string Hash, string Alt, int Width, int Height)
{
    // The dot keeps it out of the page cache.
    public const string Path = "/logo.img";

    public string Url => $"{Path}?v={Hash[..10]}";
}
