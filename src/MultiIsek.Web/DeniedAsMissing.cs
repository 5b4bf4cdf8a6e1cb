using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace MultiIsek.Web;

/// <summary>What is not for everyone, and what is not there at all, get the same answer: 404. Without it a refusal asks for a sign-in that does not exist yet and ends in 500.</summary>
internal sealed class DeniedAsMissing : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
