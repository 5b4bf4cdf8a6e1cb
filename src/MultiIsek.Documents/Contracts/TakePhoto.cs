using MediatR;

namespace MultiIsek.Documents.Contracts;

/// <summary>Foto annehmen: as an upload is (looked at, bared of all that is not the picture, scanned, stored), but of the three kinds of pictures only.</summary>
/// <param name="Content">Can seek.</param>
/// <param name="Max">Bytes.</param>
public sealed record TakePhoto(Stream Content, long Max) : IRequest<PhotoAnswer>;

/// <summary>Original annehmen, of what came on paper: a PDF or a picture of it, as an upload is, and the bytes say which of them. Pictures are bared like photos.</summary>
/// <param name="Content">Can seek.</param>
/// <param name="Max">Bytes.</param>
public sealed record TakeOriginal(string FileName, Stream Content, long Max) : IRequest<OriginalAnswer>;

/// <param name="Refusal">German, for whoever sent it; null where it was taken.</param>
public sealed record OriginalAnswer(StoredOriginal? Original, string? Refusal);

/// <summary>An original that lies in the store; its keeper tells the sweep and the quota, as with photos, and asks <see cref="ScanPhoto"/> about it where it waits.</summary>
/// <param name="Size">Bytes.</param>
public sealed record StoredOriginal(string FileName, string ContentType, string Sha256, long Size, PhotoScan Scan)
{
    public const int FileNameMax = 150;
}

/// <summary>Foto noch einmal prüfen, that waits for the virus scanner. Answers what is known of its safety now.</summary>
public sealed record ScanPhoto(string Sha256) : IRequest<PhotoScan>;

/// <summary>Kleines Bild eines Fotos, upright. Null where this machine makes none of it.</summary>
public sealed record ShrinkPhoto(string Sha256, string ContentType) : IRequest<SmallPhoto?>;

/// <param name="Refusal">German, for whoever sent it; null where it was taken.</param>
public sealed record PhotoAnswer(StoredPhoto? Photo, string? Refusal);

/// <summary>A photo that lies in the store. Whoever keeps it tells the sweep of it (<c>IBlobRows</c>) and the quota (<see cref="IStoredBytes"/>).</summary>
/// <param name="Size">Bytes.</param>
public sealed record StoredPhoto(string Sha256, long Size, string ContentType, int Width, int Height, PhotoScan Scan);

public sealed record SmallPhoto(string Sha256, long Size, int Width, int Height);

public enum PhotoScan
{
    /// <summary>Looked at by the scanner, or this installation has none: it may be shown.</summary>
    Passed,

    /// <summary>The scanner did not answer. Nobody gets it.</summary>
    Waiting,

    /// <summary>The scanner refused it later. Nobody gets it, and its bytes go with the next sweep.</summary>
    Refused,
}

/// <summary>Bytes in the store that other modules' rows name: they count against what the city has booked.</summary>
public interface IStoredBytes
{
    Task<long> UsedAsync(CancellationToken ct);
}
