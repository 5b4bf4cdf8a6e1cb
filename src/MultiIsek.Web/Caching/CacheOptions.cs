using System.ComponentModel.DataAnnotations;

namespace MultiIsek.Web.Caching;

/// <summary>Section "Cache" of the configuration; checked at start.</summary>
internal sealed class CacheOptions
{
    /// <summary>Memory for kept pages (MB); 0 keeps none.</summary>
    [Range(0, 4096)]
    public int Megabytes { get; set; } = 32;
}
