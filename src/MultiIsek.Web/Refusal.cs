using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace MultiIsek.Web;

/// <summary>Nobody can sign in yet, so there is nothing to challenge with: what is not open to all is not found, like what is not there at all.</summary>
internal sealed class Refusal : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        // The fallback policy speaks even where no endpoint was found, and where routing itself answers 405 or 415.
        if (authorizeResult.Succeeded || context.GetEndpoint() is null or { Metadata.Count: 0, DisplayName: "405 HTTP Method Not Supported" or "415 HTTP Unsupported Media Type" })
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
