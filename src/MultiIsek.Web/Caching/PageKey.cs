using System.Text;
using Microsoft.AspNetCore.Http;

namespace MultiIsek.Web.Caching;

/// <summary>Was eine Seite von jeder anderen unterscheidet: city, state of the catalog, state of the city, address.</summary>
internal readonly record struct PageKey(int Tenant, long Edition, long Revision, string Path, string Query)
{
    // What no page reads makes no page of its own: a newsletter's "utm_source" finds what is kept, and nobody fills the memory with invented names.
    private static readonly string[] Queries = ["absatz", "art", "fassung", "nach", "ort", "q", "rolle", "seite"];

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
                query.Append('&').Append(name).Append('=').Append(value);
            }
        }

        return query.ToString();
    }
}
