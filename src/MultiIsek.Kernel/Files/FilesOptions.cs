using System.ComponentModel.DataAnnotations;

namespace MultiIsek.Kernel.Files;

/// <summary>Section "Files" of the configuration.</summary>
public sealed class FilesOptions
{
    public const string Disk = "Disk";
    public const string Azure = "Azure";

    /// <summary>Disk (a folder of Data:Directory) or Azure (Blob Storage).</summary>
    public string Provider { get; set; } = Disk;

    /// <summary>Azure: connection string of the storage account, with its key.</summary>
    public string? Connection { get; set; }

    /// <summary>Azure: https address of the account's blob service; we sign in with the identity of the machine or the workload. Instead of <see cref="Connection"/>.</summary>
    public string? Endpoint { get; set; }

    /// <summary>Azure: each city has a container of this name, a hyphen and the city's number.</summary>
    [RegularExpression("[a-z0-9](-?[a-z0-9]){1,40}")]
    public string Container { get; set; } = "isek";

    /// <summary>Azure: how long reading waits for an answer; asked twice at most.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Azure: how long the writing of a piece (4 MB) waits for an answer; tried twice at most.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:05:00")]
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Azure: for so long a store that failed is left alone, and whoever wants something of it is told at once.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan Pause { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>A blob without a row is left alone for so long by the sweep: its row may be about to be written.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "365.00:00:00")]
    public TimeSpan Grace { get; set; } = TimeSpan.FromDays(1);
}
