using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MultiIsek.Web;

/// <summary>
/// A page answers the methods that it has handlers for. Without this the framework renders it for any method, unprepared, and speaks of a missing
/// antiforgery token first: so this stands before all other filters.
/// </summary>
internal sealed class KnownMethods : IAuthorizationFilter, IOrderedFilter, IAsyncPageFilter
{
    public int Order => int.MinValue;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (context.ActionDescriptor is not CompiledPageActionDescriptor page || IsStatusPage(context))
        {
            return;
        }

        var method = context.HttpContext.Request.Method;
        var known = page.HandlerMethods.Select(h => h.HttpMethod.ToUpperInvariant()).Append(HttpMethods.Get).Append(HttpMethods.Head).Distinct().ToList();
        if (!known.Contains(method, StringComparer.OrdinalIgnoreCase))
        {
            context.HttpContext.Response.Headers.Allow = string.Join(", ", known.Order(StringComparer.Ordinal));
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
        }
    }

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context)
    {
        // The status page tells of any method's failure as if it had been asked for.
        if (context.HandlerMethod is null && IsStatusPage(context))
        {
            context.HandlerMethod = context.ActionDescriptor.HandlerMethods.FirstOrDefault(h => HttpMethods.IsGet(h.HttpMethod));
        }

        return Task.CompletedTask;
    }

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) => next();

    private static bool IsStatusPage(FilterContext context) => context.HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null;
}
