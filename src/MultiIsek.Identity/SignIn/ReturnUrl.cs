using Microsoft.AspNetCore.Mvc;

namespace MultiIsek.Identity.SignIn;

/// <summary>Where somebody goes after signing in: an address of this very site, or home.</summary>
internal static class ReturnUrl
{
    public static string Of(IUrlHelper url, string? wanted) => wanted is { Length: > 0 and < 500 } && url.IsLocalUrl(wanted) ? wanted : "/konto";
}
