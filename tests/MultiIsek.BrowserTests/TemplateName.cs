using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MultiIsek.BrowserTests;

/// <summary>Says in a header which page template answered, and breaks the page when a test wants to see what a person reads then.</summary>
internal sealed class TemplateName : IResourceFilter
{
    public const string Header = "X-Template";
    public const string Break = "kaputt";

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        if (context.HttpContext.Request.Query.ContainsKey(Break))
        {
            throw new InvalidOperationException("Asked for by a test.");
        }

        if (context.ActionDescriptor is PageActionDescriptor page)
        {
            context.HttpContext.Response.Headers[Header] = page.ViewEnginePath;
        }
    }

    public void OnResourceExecuted(ResourceExecutedContext context) { }
}
