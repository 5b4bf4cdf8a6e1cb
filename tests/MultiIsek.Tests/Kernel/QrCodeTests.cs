using System.Security.Cryptography;
using System.Text;
using MultiIsek.Kernel.Text;

namespace MultiIsek.Tests.Kernel;

/// <summary>Codes are module for module those that another encoder (npm "qrcode" 1.5, the same mask) makes of the same text.</summary>
public sealed class QrCodeTests
{
    [Theory]
    [InlineData("kurz", 21, "4f0aa19e75f76494ea9af9b8251fdd02ca569a2e91959b25f87c2e4f53174050")]
    [InlineData("https://musterstadt.example/fragen/ABCDE", 29, "f59109c2542c847ae2084312e0cafe4efb53326bacea5573bca56cae7645408b")]
    [InlineData("https://musterstadt-an-der-aue.beteiligung.example/fragen/ABCDE?a=1", 37, "48a63efc63414b4cf0296d4b0d65291bc0518af72e3ccc3f577c25c874072eaa")]
    [InlineData(
        "https://musterstadt-an-der-aue.beteiligung.example/fragen/ABCDE?von=leinwand&n=123456789012345",
        41,
        "41b415bb0f0c878946b272768881491f77ef70217c0c0c0997f71b9e7da22038"
    )]
    public void A_code_is_what_others_make_of_the_same_text(string text, int size, string hash)
    {
        var code = QrCode.Of(text)!;

        Assert.Equal(size, code.Size);
        var rows = Enumerable.Range(0, size).Select(y => string.Concat(Enumerable.Range(0, size).Select(x => code[x, y] ? '#' : '.')));
        Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows)))));
    }

    [Fact]
    public void A_text_that_is_too_long_has_none() => Assert.Null(QrCode.Of(new string('a', 107)));
}
