using System.Text.Json;
using System.Text.RegularExpressions;

namespace MultiIsek.Benchmarks.Running;

/// <summary>The sample cities as their data files say.</summary>
internal sealed partial record Sample(string Slug, IReadOnlyList<string> Plans)
{
    public static IReadOnlyList<Sample> Cities { get; } =
    [
        .. Directory
            .GetFiles(Bench.Samples, "tenant.json", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/_", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Read),
    ];

    public string Host => $"{Slug}.localhost";

    /// <summary>The plan page that weighs most: it asks most of whoever renders it.</summary>
    public static Request HeaviestPlan(Product product, string? encoding) =>
        Cities.SelectMany(c => c.Plans.Select(p => new Request(c.Host, $"/plan/{p}", null))).MaxBy(r => r.Text(product.Port).Length)! with
        {
            Encoding = encoding,
        };

    /// <summary>Places where an open phase takes comments.</summary>
    public static IReadOnlyList<Place> Places(Product product)
    {
        foreach (var host in Cities.Select(c => c.Host))
        {
            string Text(string path) => new Request(host, path, null).Text(product.Port);
            var pages = Url().Matches(Text("/sitemap.xml")).Select(m => m.Groups[1].Value).Where(u => u.StartsWith("/plan/", StringComparison.Ordinal));
            var places = pages
                .Select(page => (page, Form().Match(Text(page))))
                .Where(p => p.Item2.Success)
                .Take(2)
                .Select(p => new Place(host, p.page, p.Item2.Groups[1].Value.Replace("&amp;", "&", StringComparison.Ordinal)))
                .ToList();
            if (places.Count == 2)
            {
                return places;
            }
        }

        throw new InvalidOperationException("No sample city has an open phase.");
    }

    private static Sample Read(string tenant)
    {
        using var city = JsonDocument.Parse(File.ReadAllText(tenant));
        using var plans = JsonDocument.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(tenant)!, "plans.json")));
        return new Sample(
            city.RootElement.GetProperty("slug").GetString()!,
            [.. plans.RootElement.GetProperty("plans").EnumerateArray().Select(p => p.GetProperty("key").GetString()!)]
        );
    }

    [GeneratedRegex("<loc>https?://[^/]+(/[^<]*)</loc>")]
    private static partial Regex Url();

    [GeneratedRegex("href=\"(/mitmachen/[^\"]+/kommentar\\?[^\"]+)\"")]
    private static partial Regex Form();
}

/// <summary>A place where people write.</summary>
/// <param name="Page">Address of the element.</param>
/// <param name="Form">Address of its comment form.</param>
internal sealed partial record Place(string Host, string Page, string Form)
{
    /// <summary>Nothing stops a program that writes much; a person meets other limits.</summary>
    public static readonly string[] NoLimits =
    [
        "--Comments:MinSeconds=0",
        "--Comments:PerAddress=1000000",
        "--Comments:PerTenant=100000000",
        "--Guests:PerAddress=1000000",
        "--Guests:PerTenant=100000000",
    ];

    /// <summary>Opens the form and fills it in.</summary>
    public Request Comment(Wire wire, int port, string text)
    {
        var form = System.Text.Encoding.UTF8.GetString(wire.Ask(new Request(Host, Form, null).Bytes(port)).Body);
        var token = Token().Match(form) is { Success: true } found ? found.Groups[1].Value : throw new InvalidOperationException("The form has no token.");
        return new Request(Host, Form, null, $"text={Uri.EscapeDataString(text)}&token={Uri.EscapeDataString(token)}");
    }

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
