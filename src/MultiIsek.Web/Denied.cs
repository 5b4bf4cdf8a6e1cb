using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace MultiIsek.Web;

/// <summary>What is not open to the caller is not found, with the same page as what does not exist.</summary>
internal sealed class Denied : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        // Without an endpoint nothing is denied: the pipeline ends in its own 404.
        if (authorizeResult.Succeeded || context.GetEndpoint() is null)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
