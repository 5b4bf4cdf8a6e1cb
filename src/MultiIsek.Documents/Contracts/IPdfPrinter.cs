namespace MultiIsek.Documents.Contracts;

/// <summary>Macht aus HTML ein PDF für alle (PDF/UA-1), with a tool of this machine.</summary>
public interface IPdfPrinter
{
    /// <summary>The tool is there.</summary>
    bool CanPrint { get; }

    /// <param name="html">A whole document of our own making that needs nothing else: only data addresses are read.</param>
    /// <returns>Null where the tool is not there, failed, or has too much to do.</returns>
    Task<byte[]?> PrintAsync(string html, CancellationToken ct);
}
