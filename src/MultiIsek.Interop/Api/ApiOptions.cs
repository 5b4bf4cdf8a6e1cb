using System.ComponentModel.DataAnnotations;

namespace MultiIsek.Interop.Api;

/// <summary>Section "Api" of the configuration: how often programs may ask within <see cref="Window"/>.</summary>
internal sealed class ApiOptions
{
    /// <summary>Requests from one address to one city.</summary>
    [Range(1, 1_000_000)]
    public int PerAddress { get; set; } = 600;

    /// <summary>Requests to one city from everywhere, so that one city's crawlers do not slow the others down.</summary>
    [Range(1, 100_000_000)]
    public int PerTenant { get; set; } = 6_000;

    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(1);
}
