using QRCoder;

namespace MultiIsek.Kernel.Text;

/// <summary>Was eine Kamera liest.</summary>
public static class QrPicture
{
    private const int PixelsPerModule = 6;

    /// <summary>A data address of a PNG, with the quiet zone around it.</summary>
    /// <param name="text">At most some 2,300 bytes (ISO/IEC 18004, correction M).</param>
    public static string Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var png = new PngByteQRCode(data);
        return $"data:image/png;base64,{Convert.ToBase64String(png.GetGraphic(PixelsPerModule))}";
    }
}
