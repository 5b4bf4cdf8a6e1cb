using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;

namespace MultiIsek.Participation.Paper;

/// <summary>Macht das PDF, once per content: what is kept is found by what stands in it.</summary>
internal sealed class PaperPrinter(ViewText views, IPdfPrinter printer, TenantCache cache, IsekDbContext db, IWebHostEnvironment host)
{
    public const string ContentType = "application/pdf";
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;
    private static readonly int[] Weights = [400, 600];

    /// <summary>Null where none can be made now.</summary>
    public async Task<byte[]?> PrintAsync(HttpContext http, string title, IReadOnlyList<PaperSheet> sheets, CancellationToken ct)
    {
        if (!printer.CanPrint)
        {
            return null;
        }

        var html = await DocumentAsync(http, title, sheets, ct);
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

    /// <summary>All of it in one text: style and fonts, too, since the tool reads nothing else.</summary>
    private async Task<string> DocumentAsync(HttpContext http, string title, IReadOnlyList<PaperSheet> sheets, CancellationToken ct)
    {
        var head = sheets[0].Head;
        var style = new StringBuilder(Encoding.UTF8.GetString(await ReadAsync("paper.css", ct) ?? throw new InvalidOperationException("paper.css is not published.")));
        style.Append(Invariant, $":root {{ --brand: {head.Brand}; --on-brand: {head.OnBrand}; }}");
        foreach (var weight in Weights)
        {
            if (await ReadAsync($"lib/fira-sans-latin-{weight}-normal.woff2", ct) is { } font)
            {
                style.Append(Invariant, $"@font-face {{ font-family: \"Fira Sans\"; font-weight: {weight}; src: url(data:font/woff2;base64,{Convert.ToBase64String(font)}); }}");
            }
        }

        var html = new StringBuilder("<!doctype html><html lang=\"de\"><head><meta charset=\"utf-8\">");
        html.Append(Invariant, $"<title>{HtmlEncoder.Default.Encode(title)}</title>");
        html.Append(Invariant, $"<link rel=\"stylesheet\" href=\"data:text/css;charset=utf-8;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(style.ToString()))}\">");
        html.Append("</head><body>");
        foreach (var sheet in sheets)
        {
            html.Append(await views.RenderAsync(http, "/Paper/_Sheet.cshtml", sheet));
        }

        return html.Append("</body></html>").ToString();
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
