using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MultiIsek.Kernel.Pages;

/// <summary>Pages of accounts and of the desk are never kept by anyone, and their addresses (which may hold a token) go nowhere else. Faults make the answer 422.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PrivatePageAttribute : ResultFilterAttribute
{
    public override void OnResultExecuting(ResultExecutingContext context)
    {
        context.HttpContext.Response.SetFormHeaders();
        if (context is { Result: PageResult page, Controller: PageModel model })
        {
            model.ViewData["NoIndex"] = true;
            model.ViewData["NoPhaseLine"] = true;
            if (!model.ModelState.IsValid || model is IFaulty { Faults.Count: > 0 })
            {
                page.StatusCode ??= StatusCodes.Status422UnprocessableEntity;
            }
        }
    }
}

/// <summary>A page whose form may come back.</summary>
public interface IFaulty
{
    IReadOnlyList<Fault> Faults { get; }
}
