using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;

namespace MultiIsek.Kernel.Pages;

/// <summary>Eine Ansicht als Text: for what is made of HTML and is no answer to a browser.</summary>
public sealed class ViewText(IRazorViewEngine engine, ITempDataProvider temp)
{
    /// <param name="view">As partials are named: "/Folder/_View.cshtml".</param>
    public async Task<string> RenderAsync<T>(HttpContext http, string view, T model)
    {
        var found = engine.GetView(null, view, isMainPage: false);
        if (!found.Success)
        {
            throw new InvalidOperationException($"There is no view {view}.");
        }

        var action = new ActionContext(http, http.GetRouteData() ?? new RouteData(), new ActionDescriptor());
        await using var text = new StringWriter();
        var data = new ViewDataDictionary<T>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = model };
        await found.View.RenderAsync(new ViewContext(action, found.View, data, new TempDataDictionary(http, temp), text, new HtmlHelperOptions()));
        return text.ToString();
    }
}
