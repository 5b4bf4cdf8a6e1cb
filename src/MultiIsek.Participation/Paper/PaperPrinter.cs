using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;

namespace MultiIsek.Participation.Paper;

/// <summary>Ein Stapel Bögen als ein Dokument.</summary>
/// <param name="Fonts">Weight and data address; none where this installation has none.</param>
internal sealed record PaperPile(string Title, IReadOnlyList<PaperSheet> Sheets, string Style, IReadOnlyList<(int Weight, string Url)> Fonts);

/// <summary>Macht das PDF, once per content: what is kept is found by what stands in it.</summary>
internal sealed class PaperPrinter(ViewText views, IPdfPrinter printer, TenantCache cache, IsekDbContext db, IWebHostEnvironment host)
{
    public const string ContentType = "application/pdf";
    private static readonly int[] Weights = [400, 600];

    /// <summary>Null where none can be made now.</summary>
    public async Task<byte[]?> PrintAsync(HttpContext http, string title, IReadOnlyList<PaperSheet> sheets, CancellationToken ct)
    {
        if (!printer.CanPrint)
        {
            return null;
        }

        var style = Encoding.UTF8.GetString(await ReadAsync("paper.css", ct) ?? throw new InvalidOperationException("paper.css is not published."));
        List<(int, string)> fonts = [];
        foreach (var weight in Weights)
        {
            if (await ReadAsync($"lib/fira-sans-latin-{weight}-normal.woff2", ct) is { } font)
            {
                fonts.Add((weight, $"data:font/woff2;base64,{Convert.ToBase64String(font)}"));
            }
        }

        var html = await views.RenderAsync(http, "/Paper/_Document.cshtml", new PaperPile(title, sheets, style, fonts));
        var name = $"participation.paper-{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(html)))}";
        try
        {
            return await cache.GetAsync(db, name, async c => await printer.PrintAsync(html, c) ?? throw new NotPrintedException(), ct);
        }
        catch (NotPrintedException)
        {
            return null;
        }
    }

    private async Task<byte[]?> ReadAsync(string path, CancellationToken ct)
    {
        var file = host.WebRootFileProvider.GetFileInfo(path);
        if (!file.Exists)
        {
            return null;
        }

        await using var content = file.CreateReadStream();
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }

    /// <summary>Keeps a failure out of the cache.</summary>
    private sealed class NotPrintedException : Exception;
}
