using Microsoft.AspNetCore.Mvc;

namespace MultiIsek.Identity.SignIn;

/// <summary>Where somebody goes after signing in: an address of this very site, or home.</summary>
internal static class ReturnUrl
{
    private static readonly Uri Here = new("http://here");

    /// <param name="home">Where nothing else is wanted, or something that is not ours.</param>
    /// <returns>Escaped: a header takes nothing but ASCII.</returns>
    public static string Of(IUrlHelper url, string? wanted, string home = "/konto") =>
        wanted is { Length: > 0 and < 500 } && url.IsLocalUrl(wanted) && Uri.TryCreate(Here, wanted, out var address) && address.Host == Here.Host
            ? address.PathAndQuery + address.Fragment
            : home;
}
