using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using MultiIsek.Identity.Operators;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Identity.SignIn;

/// <summary>
/// Grenze für das, was Angemeldete mit Konten, Rechten und Einstellungen tun: so many acts of one account within ten minutes, whichever page. Decided by the
/// page's policy, so that a new page has it without asking. Looking at a page is free; its handlers with a name (a download) are not.
/// </summary>
internal sealed class ActLimit(Attempts attempts, CurrentUser user, CurrentOperator op, CurrentTenant tenant) : IAsyncPageFilter
{
    /// <summary>Whoever writes and moderates may be faster.</summary>
    public static readonly IReadOnlySet<string> Policies = new HashSet<string> { Kernel.People.Policies.SignedIn, Kernel.People.Policies.Admin, Kernel.People.Policies.Operator };

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (IsAct(context) && Account is { } account && attempts.TakeAct(tenant.IsSet ? tenant.Place.Id : 0, account) is { } wait)
        {
            context.HttpContext.Response.SetRetryAfter(wait);
            context.Result = new StatusCodeResult(StatusCodes.Status429TooManyRequests);
            return;
        }

        await next();
    }

    // In a visit each act counts for the visit.
    private Guid? Account => user.Id ?? user.VisitId ?? op.Id;

    private static bool IsAct(PageHandlerExecutingContext context) =>
        (HttpMethods.IsPost(context.HttpContext.Request.Method) || context.HandlerMethod?.Name is { Length: > 0 })
        && context.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().Any(a => a.Policy is { } policy && Policies.Contains(policy));
}
