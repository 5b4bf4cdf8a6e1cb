using Microsoft.AspNetCore.Http;

namespace MultiIsek.Kernel.Pages;

/// <summary>
/// A page that leads on by itself, without a script. What begins there begins at this very host: a Strict cookie is sent along, which a redirect out of another
/// site's link would leave behind.
/// </summary>
public static class GoingOn
{
    private static readonly Uri Here = new("http://here");

    /// <param name="url">A path of this host, or another's whole address.</param>
    public static void GoOnTo(this HttpResponse response, string url) => response.Headers["Refresh"] = $"0;url={Escaped(url)}";

    // A header takes nothing but ASCII.
    private static string Escaped(string url)
    {
        if (!url.StartsWith('/'))
        {
            return new Uri(url, UriKind.Absolute).AbsoluteUri;
        }

        var own = new Uri(Here, url);
        return own.PathAndQuery + own.Fragment;
    }
}
