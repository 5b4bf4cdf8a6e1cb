using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MultiIsek.Identity.SignIn;

/// <summary>Pages of accounts are never kept by anyone, and their addresses (which may hold a token) go nowhere.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class PrivatePageAttribute : ResultFilterAttribute
{
    public override void OnResultExecuting(ResultExecutingContext context)
    {
        var headers = context.HttpContext.Response.Headers;
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "same-origin";
        if (context is { Result: PageResult page, Controller: PageModel model })
        {
            model.ViewData["NoIndex"] = true;
            model.ViewData["NoPhaseLine"] = true;
            if (!model.ModelState.IsValid || model is IFaulty { Faults.Count: > 0 })
            {
                page.StatusCode ??= Microsoft.AspNetCore.Http.StatusCodes.Status422UnprocessableEntity;
            }
        }
    }
}

/// <summary>A page whose form may come back.</summary>
internal interface IFaulty
{
    IReadOnlyList<Kernel.Pages.Fault> Faults { get; }
}

/// <summary>Where somebody goes after signing in: an address of this very site, or home.</summary>
internal static class ReturnUrl
{
    public static string Of(IUrlHelper url, string? wanted) => wanted is { Length: > 0 and < 500 } && url.IsLocalUrl(wanted) ? wanted : "/konto";
}
