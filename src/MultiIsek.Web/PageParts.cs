using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace MultiIsek.Web;

/// <summary>
/// Was der Rahmen an einer Seite bindet: the parameters of its handlers, as ours alone. Looking through the thirty properties of each page for what might be bound took a
/// fifth of the start; no page binds properties, and a test keeps it so.
/// </summary>
internal sealed class PageParts(IPageApplicationModelPartsProvider parts) : IPageApplicationModelPartsProvider
{
    public static void AddTo(IServiceCollection services)
    {
        var known = services.Last(s => s.ServiceType == typeof(IPageApplicationModelPartsProvider));
        services.AddSingleton<IPageApplicationModelPartsProvider>(p => new PageParts(
            (IPageApplicationModelPartsProvider)ActivatorUtilities.CreateInstance(p, known.ImplementationType!)
        ));
    }

    public PageHandlerModel? CreateHandlerModel(MethodInfo method) => parts.CreateHandlerModel(method);

    public PageParameterModel CreateParameterModel(ParameterInfo parameter) => parts.CreateParameterModel(parameter);

    public PagePropertyModel CreatePropertyModel(PropertyInfo property) => null!;

    public bool IsHandler(MethodInfo methodInfo) => parts.IsHandler(methodInfo);
}
