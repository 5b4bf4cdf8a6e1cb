namespace MultiIsek.Kernel.Files.Pictures;

/// <summary>
/// Bild ohne Beiwerk: a JPEG, PNG or WebP of which only the parts are kept that make the picture. What cameras and programs write about it (place, time, owner,
/// a small copy of it) and whatever hangs behind its end are gone. Nothing is decoded, so nothing of the picture is lost; which way is up stays, when it is not
/// the usual one, as an EXIF of this one tag.
/// </summary>
/// <param name="Content">Reads the file that it was made of: to be used as long as that is open.</param>
public sealed record BarePicture(string ContentType, int Width, int Height, bool IsAnimated, Stream Content)
{
    /// <param name="file">Can seek.</param>
    /// <returns>Null where it is none of the three.</returns>
    /// <exception cref="InvalidDataException">It is one by its beginning, and broken.</exception>
    public static async Task<BarePicture?> ReadAsync(Stream file, CancellationToken ct)
    {
        var parts = new PictureParts(file);
        var head = file.Length < 16 ? [] : await parts.ReadAsync(0, 16, ct);
        var type =
            BarePng.Is(head) ? "image/png"
            : BareJpeg.Is(head) ? "image/jpeg"
            : BareWebp.Is(head) ? "image/webp"
            : null;
        await (
            type switch
            {
                "image/png" => BarePng.ReadAsync(parts, ct),
                "image/jpeg" => BareJpeg.ReadAsync(parts, ct),
                "image/webp" => BareWebp.ReadAsync(parts, ct),
                _ => Task.CompletedTask,
            }
        );
        return type is null ? null : new(type, parts.Width, parts.Height, parts.IsAnimated, parts.ToStream());
    }
}
