using System.ComponentModel.DataAnnotations;
using MultiIsek.Kernel.Text;

namespace MultiIsek.Kernel.Files;

/// <summary>Section "Uploads" of the configuration.</summary>
public sealed class UploadOptions
{
    /// <summary>One file, in millions of bytes.</summary>
    [Range(1, 2000)]
    public int MegabytesPerFile { get; set; } = 100;

    /// <summary>One form with all its files, in millions of bytes.</summary>
    [Range(2, 4000)]
    public int MegabytesPerForm { get; set; } = 300;

    public long FileMax => MegabytesPerFile * 1_000_000L;
    public long FormMax => MegabytesPerForm * 1_000_000L;

    /// <summary>Said beside the field.</summary>
    public string FileMaxWords => GermanText.Size(FileMax).Replace(",0", "", StringComparison.Ordinal);
    public string FormMaxWords => GermanText.Size(FormMax).Replace(",0", "", StringComparison.Ordinal);
}
