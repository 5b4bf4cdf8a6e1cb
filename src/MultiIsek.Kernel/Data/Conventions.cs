using System.Linq.Expressions;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Kernel.Data;

/// <summary>What both contexts agree on: UTC, enums as text, dates with precision, money as decimal(18,2).</summary>
public static class Conventions
{
    public const int KeyMax = 80;

    /// <summary>Deleting what is pointed to is refused by the database. Not Restrict: with that EF quietly cuts off the rows that it tracks, and nothing is refused.</summary>
    public const DeleteBehavior Refused = DeleteBehavior.ClientNoAction;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // Mappings say all in code: no attribute is read, no navigation looked for. Asking each property for each of them was a tenth of building the models, at every start.
    private static readonly Type[] Unused =
    [
        typeof(BackingFieldAttributeConvention),
        typeof(ComplexPropertyDiscoveryConvention),
        typeof(ComplexTypeAttributeConvention),
        typeof(ConcurrencyCheckAttributeConvention),
        typeof(DatabaseGeneratedAttributeConvention),
        typeof(DbSetFindingConvention),
        typeof(DeleteBehaviorAttributeConvention),
        typeof(EntityTypeConfigurationAttributeConvention),
        typeof(ForeignKeyAttributeConvention),
        typeof(IndexAttributeConvention),
        typeof(InversePropertyAttributeConvention),
        typeof(KeyAttributeConvention),
        typeof(KeylessAttributeConvention),
        typeof(ManyToManyJoinEntityTypeConvention),
        typeof(MaxLengthAttributeConvention),
        typeof(NavigationBackingFieldAttributeConvention),
        typeof(NotMappedMemberAttributeConvention),
        typeof(NotMappedTypeAttributeConvention),
        typeof(OwnedAttributeConvention),
        typeof(PrecisionAttributeConvention),
        typeof(RelationalColumnAttributeConvention),
        typeof(RelationalColumnCommentAttributeConvention),
        typeof(RelationalTableAttributeConvention),
        typeof(RelationalTableCommentAttributeConvention),
        typeof(RelationshipDiscoveryConvention),
        typeof(RequiredNavigationAttributeConvention),
        typeof(RequiredPropertyAttributeConvention),
        typeof(ServicePropertyDiscoveryConvention),
        typeof(StringLengthAttributeConvention),
        typeof(TimestampAttributeConvention),
        typeof(UnicodeAttributeConvention),
    ];

    internal static void Apply(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<DateTime>().HaveConversion<Utc>();
        configuration.Properties<SourceDate>().HaveConversion<Source>().HaveMaxLength(SourceDate.MaxLength);
        configuration.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configuration.Properties<decimal>().HavePrecision(18, 2);
        foreach (var unused in Unused)
        {
            configuration.Conventions.Remove(unused);
        }
    }

    /// <summary>A row may point to another row of the same city only: the foreign key carries TenantId, and deleting is refused while it is pointed to.</summary>
    public static void Refers<TEntity, TOther>(this EntityTypeBuilder<TEntity> entity, Expression<Func<TEntity, object?>> foreignKey)
        where TEntity : class, IOwnedByTenant
        where TOther : class, IOwnedByTenant =>
        entity
            .HasOne<TOther>()
            .WithMany()
            .HasForeignKey(nameof(IOwnedByTenant.TenantId), NameOf(foreignKey))
            .HasPrincipalKey(nameof(IOwnedByTenant.TenantId), "Id")
            .OnDelete(Refused);

    /// <summary>The same towards an entity of a lower module, by the name that its Contracts give.</summary>
    public static void Refers<TEntity>(this EntityTypeBuilder<TEntity> entity, string otherEntity, Expression<Func<TEntity, object?>> foreignKey)
        where TEntity : class, IOwnedByTenant =>
        entity
            .HasOne(otherEntity, null)
            .WithMany()
            .HasForeignKey(nameof(IOwnedByTenant.TenantId), NameOf(foreignKey))
            .HasPrincipalKey(nameof(IOwnedByTenant.TenantId), "Id")
            .OnDelete(Refused);

    /// <summary>A list or record that is never filtered: one column of JSON, the same on all three databases.</summary>
    public static PropertyBuilder<T> IsJson<T>(this PropertyBuilder<T> property)
    {
        property.HasConversion(
            new ValueConverter<T, string>(v => JsonSerializer.Serialize(v, Json), s => JsonSerializer.Deserialize<T>(s, Json)!),
            new ValueComparer<T>(
                (a, b) => JsonSerializer.Serialize(a, Json) == JsonSerializer.Serialize(b, Json),
                v => JsonSerializer.Serialize(v, Json).GetHashCode(StringComparison.Ordinal),
                v => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(v, Json), Json)!
            )
        );
        return property;
    }

    private static string NameOf<TEntity>(Expression<Func<TEntity, object?>> member) =>
        member.Body switch
        {
            MemberExpression m => m.Member.Name,
            UnaryExpression { Operand: MemberExpression m } => m.Member.Name,
            _ => throw new ArgumentException("Name a property."),
        };

    private sealed class Utc() : ValueConverter<DateTime, DateTime>(t => t.ToUniversalTime(), t => DateTime.SpecifyKind(t, DateTimeKind.Utc));

    private sealed class Source() : ValueConverter<SourceDate, string>(d => d.ToString(), s => SourceDate.Parse(s));
}
