using System.Collections.Concurrent;
using System.Reflection;

namespace MultiIsek.Kernel;

/// <summary>Die Klassen eines Moduls, of which objects can be made, without those that the compiler adds: read once, in the order of their names.</summary>
internal static class ModuleTypes
{
    private static readonly ConcurrentDictionary<Assembly, Lazy<Type[]>> Known = new();

    public static IReadOnlyList<Type> Of(Assembly assembly) => Known.GetOrAdd(assembly, a => new Lazy<Type[]>(() => Read(a))).Value;

    /// <summary>The closed forms of a generic interface that a type implements.</summary>
    public static IEnumerable<Type> Forms(this Type type, Type definition) => type.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == definition);

    private static Type[] Read(Assembly assembly) =>
        [
            .. assembly
                .GetTypes()
                .Where(t => t is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false } && !t.Name.Contains('<', StringComparison.Ordinal))
                .OrderBy(t => t.FullName, StringComparer.Ordinal),
        ];
}
