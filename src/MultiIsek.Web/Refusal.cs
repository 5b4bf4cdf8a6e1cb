using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Web;

/// <summary>
/// Who may not: a guest is shown the way to sign in, staff without a second factor their account, a signed-in wrong role 403. What names no role at all is
/// not found, like what is not there.
/// </summary>
/// <remarks>
/// Staff's cookie is Strict: a link in a mail or in the council system comes without it. Such a guest gets a page that asks for the same address once more from
/// this very host; then the cookie is there, or it really is a guest.
/// </remarks>
internal sealed class Refusal : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        // The fallback policy speaks even where no endpoint was found, and where routing itself answers 405 or 415.
        if (authorizeResult.Succeeded || context.GetEndpoint() is null or { Metadata.Count: 0, DisplayName: "405 HTTP Method Not Supported" or "415 HTTP Unsupported Media Type" })
        {
            return next(context);
        }

        if (context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>()?.Policy is not { } wanted)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        var user = context.RequestServices.GetRequiredService<CurrentUser>();
        context.Response.Headers.CacheControl = "no-store";
        if (!user.IsKnown && HttpMethods.IsGet(context.Request.Method) && context.Request.Headers["Sec-Fetch-Site"] == "cross-site")
        {
            return AskAgainAsync(context);
        }

        if (!user.IsKnown && HttpMethods.IsPost(context.Request.Method))
        {
            // The page of this status shows what was typed; a redirect would lose it.
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (!user.IsKnown)
        {
            context.Response.Redirect($"{(wanted == Policies.Operator ? "/betrieb/anmelden" : "/anmelden")}?weiter={Uri.EscapeDataString(context.AskedUrl())}");
        }
        else if (user.NeedsSecondFactor)
        {
            context.Response.Redirect("/konto");
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }

        return Task.CompletedTask;
    }

    private static Task AskAgainAsync(HttpContext context)
    {
        var url = context.AskedUrl();
        context.Response.GoOnTo(url);
        context.Response.ContentType = "text/html; charset=utf-8";
        var link = System.Text.Encodings.Web.HtmlEncoder.Default.Encode(url);
        return context.Response.WriteAsync(
            $"<!doctype html><html lang=\"de\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Einen Moment bitte</title><link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"/site.css\"><main class=\"wrap page-head\"><h1>Einen Moment bitte</h1><p><a href=\"{link}\">Weiter</a></p></main></html>"
        );
    }
}
