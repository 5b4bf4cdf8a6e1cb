using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace MultiIsek.Kernel.Pages;

/// <summary>
/// A form for people who are not signed in: no cookie and no antiforgery pair, but only a page of this very host may send it. Goes with
/// <see cref="IgnoreAntiforgeryTokenAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OwnFormAttribute : Attribute, IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        if (HttpMethods.IsPost(context.HttpContext.Request.Method) && !SameSite.IsOwn(context.HttpContext.Request))
        {
            context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
        }
    }

    public void OnResourceExecuted(ResourceExecutedContext context) { }
}
