using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace MultiIsek.Kernel.Data;

/// <summary>Applies the mappings that lie beside their entities. EF's own way reads and sorts all types of each assembly anew for each context, at every start.</summary>
internal static class Mappings
{
    private static readonly MethodInfo Apply = typeof(ModelBuilder).GetMethod(nameof(ModelBuilder.ApplyConfiguration))!;

    /// <summary>Those of an assembly whose entity has the marker.</summary>
    public static void Map<TMarker>(this ModelBuilder model, Assembly assembly)
    {
        foreach (var type in ModuleTypes.Of(assembly))
        {
            foreach (var mapped in type.Forms(typeof(IEntityTypeConfiguration<>)).Select(i => i.GetGenericArguments()[0]).Where(typeof(TMarker).IsAssignableFrom))
            {
                Apply.MakeGenericMethod(mapped).Invoke(model, [Activator.CreateInstance(type, nonPublic: true)]);
            }
        }
    }
}
