using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MultiIsek.Kernel.Data;

/// <summary>
/// What the compiler of the published program has to see. EF makes these classes by reflection, one set for each enum, so that each start would compile them anew:
/// 1,500 methods. Named in code that nobody calls, they lie in the program.
/// </summary>
public static class AheadOfTime
{
    /// <summary>An enum that is stored as its word. One that is missing costs time and nothing else.</summary>
    public static object StoresWord<T>()
        where T : struct, Enum
    {
        var converter = new EnumToStringConverter<T>();
        var comparer = new ValueComparer<T>(false);
        return (
            EnumToStringConverter<T>.DefaultInfo,
            converter.ModelClrType,
            converter.ProviderClrType,
            converter.ConvertToProvider,
            converter.ConvertFromProvider,
            converter.ConvertFromProviderExpression,
            converter.ConvertToProviderExpression,
            converter.ConvertToProviderTyped,
            converter.ConvertFromProviderTyped,
            ValueComparer.CreateDefault<T>(false),
            comparer.Type,
            comparer.Snapshot(default(T)),
            comparer.GetHashCode(default(T)),
            comparer.Equals(default, default(T)),
            new JsonConvertedValueReaderWriter<T, string>(JsonStringReaderWriter.Instance, converter).ValueType
        );
    }
}
