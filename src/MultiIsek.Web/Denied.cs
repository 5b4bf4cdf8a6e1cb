using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace MultiIsek.Web;

/// <summary>What is not open to the caller is not found, with the same page as what does not exist.</summary>
internal sealed class Denied : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        // Without an endpoint nothing is denied: the pipeline ends in its own 404; nor where routing itself answers 405 or 415.
        if (authorizeResult.Succeeded || context.GetEndpoint() is null or { Metadata.Count: 0, DisplayName: "405 HTTP Method Not Supported" or "415 HTTP Unsupported Media Type" })
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
