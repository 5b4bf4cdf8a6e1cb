using MultiIsek.Documents.Contracts;
using MultiIsek.Participation.Comments;

namespace MultiIsek.Participation.Photos;

/// <summary>A photo as pages show it.</summary>
/// <param name="Width">Pixels of what is shown.</param>
internal sealed record PhotoView(Guid Id, string? Alt, long Size, PhotoScan Scan, bool HasSmall, int Width, int Height)
{
    private const string Folder = "/mitmachen/fotos";

    /// <summary>So large a photo is shown on a page although there is none made small; others are a link.</summary>
    private const int ShownMax = 300_000;

    public bool IsShown => HasSmall || Size <= ShownMax;
    public string Url => UrlOf(Id);
    public string ShownUrl => HasSmall ? SmallUrlOf(Id) : Url;

    public static string UrlOf(Guid id) => $"{Folder}/{id:N}";

    public static string SmallUrlOf(Guid id) => $"{UrlOf(id)}/klein";

    public static PhotoView Of(ContributionPhoto photo) =>
        photo.SmallSha256 is null
            ? new(photo.Id, photo.Alt, photo.Size, photo.Scan, false, photo.Width, photo.Height)
            : new(photo.Id, photo.Alt, photo.Size, photo.Scan, true, photo.SmallWidth, photo.SmallHeight);
}

/// <summary>Photos of one contribution, for the partial that shows them.</summary>
/// <param name="ForStaff">Those that wait for the scanner are named.</param>
internal sealed record PhotosShown(IReadOnlyList<PhotoView> Photos, bool ForStaff = false);
