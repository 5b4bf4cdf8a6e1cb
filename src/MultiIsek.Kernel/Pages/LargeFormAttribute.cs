namespace MultiIsek.Kernel.Pages;

/// <summary>A page whose form carries files: it may be as large as "Uploads" of the configuration says. What is larger than a few kilobytes waits on disk, not in memory.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LargeFormAttribute : Attribute
{
    /// <summary>Under which the request's items hold what the page of the refusal says.</summary>
    public const string TooLargeItem = "multiisek.too-large";

    /// <summary>Millions of bytes, where the form takes less than the configuration allows: one photo of a guest. Zero: what that says.</summary>
    public int Megabytes { get; init; }
}
