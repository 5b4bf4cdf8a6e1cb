using System.ComponentModel.DataAnnotations;

namespace MultiIsek.Documents.Uploads;

/// <summary>Section "Scanner" of the configuration: a clamd that speaks INSTREAM over TCP.</summary>
internal sealed class ScannerOptions
{
    public string? Host { get; set; }

    [Range(1, 65535)]
    public int Port { get; set; } = 3310;

    /// <summary>How long one file may take, from connecting to the answer; less than an attempt of the outbox may.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:30")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);
}
