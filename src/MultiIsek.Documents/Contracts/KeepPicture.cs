using MediatR;
using MultiIsek.Kernel.People;

namespace MultiIsek.Documents.Contracts;

/// <summary>Bild annehmen, as an upload is: looked at, bared, scanned and stored, but no document yet. Null where it was refused, for whatever reason.</summary>
/// <param name="Content">Can seek.</param>
public sealed record KeepPicture(string FileName, Stream Content, string? Alt) : IRequest<KeptPicture?>;

/// <summary>A picture that lies in the store. Whoever keeps it tells the sweep of it (<c>IBlobRows</c>).</summary>
/// <param name="Sha256">The blob's name; the document's key and address come of it, so that the same picture is the same document.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Scan">What is known of its safety.</param>
/// <param name="Alt">What it shows, where its author said so.</param>
public sealed record KeptPicture(string Sha256, long Size, string FileName, string Scan, string? Alt)
{
    private const int KeySigns = 20;

    public string Key => $"bild-{Sha256[..KeySigns]}";
    public string Url => $"/dokumente/{Key}/1/{FileName}";
}

/// <summary>Angenommene Bilder als Dokumente ablegen, each once: drafts in a group of their own. Answers how many are new.</summary>
/// <param name="Group">Title of the group; it is made where it is not there.</param>
public sealed record AddPictures(string Group, IReadOnlyList<KeptPicture> Pictures) : IRequest<int>, IAudited
{
    public Guid GroupId { get; set; }
    public int Count { get; set; }
    public Act Act => new("pictures.added", GroupId.ToString(), $"{Count}");
}
