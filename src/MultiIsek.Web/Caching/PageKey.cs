using System.Text;
using Microsoft.AspNetCore.Http;

namespace MultiIsek.Web.Caching;

/// <summary>What tells a page from every other: city, state of the catalog, state of the city, address.</summary>
internal readonly record struct PageKey(int Tenant, long Edition, long Revision, string Path, string Query)
{
    /// <summary>Bytes of its words.</summary>
    public int Weight => (Path.Length + Query.Length) * sizeof(char);

    // What no page reads makes no page of its own: a newsletter's "utm_source" finds what is kept, and nobody fills the memory with invented names.
    private static readonly string[] Queries =
    [
        "ab",
        "absatz",
        "ansicht",
        "art",
        "ausschnitt",
        "fassung",
        "kapitel",
        "kategorie",
        "nach",
        "ort",
        "phase",
        "q",
        "rolle",
        "seite",
        "sortierung",
        "von",
    ];

    public static string QueryOf(HttpRequest request)
    {
        if (!request.QueryString.HasValue)
        {
            return "";
        }

        var query = new StringBuilder();
        foreach (var name in Queries)
        {
            foreach (var value in request.Query[name])
            {
                // With its length: a value that holds "&nach=" is not another address.
                query.Append('&').Append(name).Append('=').Append(value?.Length ?? 0).Append(':').Append(value);
            }
        }

        return query.ToString();
    }
}
