using MultiIsek.Kernel.Files.Pictures;

namespace MultiIsek.Tenancy.Branding;

/// <summary>Bild eines Logos: what the bytes say it is, not what its name does, and without what was hidden in it.</summary>
/// <param name="Content">Picture data alone: no place, camera or author, and nothing behind the end.</param>
internal sealed record LogoImage(string Type, int Width, int Height, byte[] Content);

internal static class LogoFile
{
    /// <summary>The picture, or in German why it is none that we take.</summary>
    public static async Task<(LogoImage? Image, string? Fault)> ReadAsync(byte[] file, CancellationToken ct)
    {
        if (file.Length == 0)
        {
            return (null, "Wählen Sie eine Datei.");
        }

        if (file.Length > TenantLogo.BytesMax)
        {
            return (null, $"Die Datei ist größer als {TenantLogo.BytesMax / 1000} KB. Verkleinern Sie das Bild, etwa auf 400 Bildpunkte Höhe.");
        }

        if (IsSvg(file))
        {
            return (null, "SVG-Dateien nehmen wir nicht an: In ihnen können Programme stecken, die bei allen laufen würden, die Ihre Seite lesen. Speichern Sie das Logo als PNG.");
        }

        try
        {
            var image = await BareAsync(file, ct);
            return image switch
            {
                null => (null, "Das ist kein Bild, das wir lesen können. Nehmen Sie PNG, JPEG oder WebP."),
                { Width: 0 } or { Height: 0 } => (null, "Die Datei ist beschädigt."),
                { Width: > TenantLogo.PixelsMax } or { Height: > TenantLogo.PixelsMax } => (
                    null,
                    $"Das Bild hat {image.Width} × {image.Height} Bildpunkte; höchstens {TenantLogo.PixelsMax} × {TenantLogo.PixelsMax} sind möglich."
                ),
                _ => (image, null),
            };
        }
        catch (InvalidDataException)
        {
            return (null, "Die Datei ist beschädigt, oder es ist ein bewegtes Bild.");
        }
    }

    private static async Task<LogoImage?> BareAsync(byte[] file, CancellationToken ct)
    {
        using var content = new MemoryStream(file, writable: false);
        if (await BarePicture.ReadAsync(content, ct) is not { } picture)
        {
            return null;
        }

        if (picture.IsAnimated)
        {
            throw new InvalidDataException("It moves.");
        }

        using var bare = new MemoryStream();
        await picture.Content.CopyToAsync(bare, ct);
        return new(picture.ContentType, picture.Width, picture.Height, bare.ToArray());
    }

    private static bool IsSvg(byte[] file)
    {
        var start = System.Text.Encoding.UTF8.GetString(file.AsSpan(0, Math.Min(file.Length, 2000)));
        return start.TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith('<') && start.Contains("<svg", StringComparison.OrdinalIgnoreCase);
    }
}
