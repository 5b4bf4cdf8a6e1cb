using System.Collections;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Migrations;

namespace MultiIsek.Tests;

/// <summary>The rules for data (src/README.md), read from the two models.</summary>
public sealed class ModelTests
{
    // What belongs to the platform and not to one city. Nothing joins this list unseen.
    private static readonly string[] CatalogRows =
    [
        "ApiAudienceClaim",
        "CatalogRevision",
        "DataProtectionKey",
        "LegalPage",
        "Operator",
        "OperatorSession",
        "Subscription",
        "Tenant",
        "TenantHost",
        "TenantLogo",
    ];

    // Text without an upper bound, each with its reason: keys of the framework have no known length.
    private static readonly string[] UnboundedText = ["SearchEntry.Excerpt", "SearchEntry.Words", "OutboxMessage.Payload", "Space.Geometry", "DataProtectionKey.Xml"];

    // Found by keys of the framework (ASP.NET Core Identity). Nothing joins this list unseen.
    private static readonly string[] FrameworkKeys = ["User", "UserLogin", "UserPasskey", "UserToken"];

    [Fact]
    public void Rows_with_keys_of_the_framework_are_known() =>
        Assert.Equal(
            FrameworkKeys,
            Cities().Model.GetEntityTypes().Where(e => typeof(IKeyedByFramework).IsAssignableFrom(e.ClrType)).Select(e => e.ClrType.Name).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Every_city_row_stands_behind_the_walls() => Assert.Empty(ModelRules.Faults(Cities().Model));

    [Fact]
    public void Taking_any_one_filter_away_is_noticed() =>
        Breach(
            (model, faults) =>
            {
                foreach (var entity in model.GetEntityTypes().Where(e => typeof(IOwnedByTenant).IsAssignableFrom(e.ClrType)))
                {
                    var filter = entity.FindDeclaredQueryFilter(IsekDbContext.TenantFilter)?.Expression;
                    Assert.True(filter is not null, entity.Name);
                    entity.SetQueryFilter(IsekDbContext.TenantFilter, null);
                    Assert.Equal([$"{entity.DisplayName()}: has no tenant filter"], faults());
                    entity.SetQueryFilter(IsekDbContext.TenantFilter, filter);
                }
            }
        );

    [Fact]
    public void Cascading_over_any_one_foreign_key_is_noticed() =>
        Breach(
            (model, faults) =>
            {
                foreach (var foreign in model.GetEntityTypes().SelectMany(e => e.GetForeignKeys()))
                {
                    foreign.DeleteBehavior = DeleteBehavior.Cascade;
                    Assert.EndsWith("does not refuse but Cascade", Assert.Single(faults()), StringComparison.Ordinal);
                    foreign.DeleteBehavior = Conventions.Refused;
                }
            }
        );

    [Fact]
    public void An_index_over_all_cities_is_noticed() =>
        Breach(
            (model, faults) =>
            {
                foreach (var entity in model.GetEntityTypes().Where(e => e.FindProperty("Key") is not null && e.FindProperty("TenantId") is not null))
                {
                    var index = entity.AddIndex(entity.FindProperty("Key")!);
                    Assert.Equal([$"{entity.DisplayName()}: index (Key) does not start with TenantId"], faults());
                    entity.RemoveIndex(index);
                }
            }
        );

    [Fact]
    public void A_foreign_key_without_the_tenant_is_noticed() =>
        Breach(
            (model, faults) =>
            {
                var entity = model.GetEntityTypes().First(e => e.FindProperty("Id") is not null && e.GetForeignKeys().Any());
                var other = entity.GetForeignKeys().First().PrincipalEntityType;
                entity.AddForeignKey(entity.FindProperty("Id")!, other.AddKey(other.FindProperty("Id")!)!, other).DeleteBehavior = Conventions.Refused;
                Assert.Contains($"{entity.DisplayName()}: foreign key (Id) does not start with TenantId on both sides", faults());
            }
        );

    [Fact]
    public void The_catalog_holds_the_listed_rows_and_no_other()
    {
        var rows = Catalog().Model.GetEntityTypes().ToList();

        Assert.Equal(CatalogRows, rows.Select(e => e.DisplayName()).Order(StringComparer.Ordinal));
        Assert.All(rows, e => Assert.True(typeof(ICatalogRow).IsAssignableFrom(e.ClrType) && !typeof(IOwnedByTenant).IsAssignableFrom(e.ClrType), e.DisplayName()));
    }

    [Fact]
    public void Every_table_carries_its_modules_name()
    {
        var wrong = Entities().Where(e => !e.GetTableName()!.StartsWith(e.ClrType.Assembly.GetName().Name!.Split('.')[1].ToLowerInvariant() + "_", StringComparison.Ordinal));

        Assert.Empty(wrong.Select(e => $"{e.DisplayName()}: {e.GetTableName()}"));
    }

    [Fact]
    public void Times_are_UTC_named_At_and_days_are_named_On()
    {
        Assert.Empty(Properties(typeof(DateTimeOffset)));
        Assert.Empty(Properties(typeof(DateTime)).Where(p => !p.EndsWith("At", StringComparison.Ordinal)));
        // "Stand" and "gültig von … bis" are words of their own.
        Assert.Empty(Properties(typeof(DateOnly)).Where(p => !p.EndsWith("On", StringComparison.Ordinal) && p.Split('.')[1] is not ("AsOf" or "ValidFrom" or "ValidUntil")));
    }

    [Fact]
    public void Every_text_has_an_upper_bound_or_is_JSON()
    {
        var unbounded = Entities().SelectMany(e => e.GetProperties()).Where(p => p.GetMaxLength() is null && p.ClrType == typeof(string) && !IsJson(p)).Select(NameOf);

        Assert.Equal(UnboundedText, unbounded);
    }

    [Fact]
    public void JSON_columns_hold_lists_and_records_only() =>
        Assert.Empty(
            Entities().SelectMany(e => e.GetProperties()).Where(p => IsJson(p) && (p.ClrType.IsPrimitive || p.ClrType.IsEnum || p.ClrType == typeof(string))).Select(NameOf)
        );

    [Fact]
    public void Enums_are_stored_as_words() =>
        Assert.Empty(
            Entities()
                .SelectMany(e => e.GetProperties())
                .Where(p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType).IsEnum && ProviderType(p) != typeof(string))
                .Select(NameOf)
        );

    [Fact]
    public void Money_has_two_decimals() =>
        Assert.Empty(
            Entities()
                .SelectMany(e => e.GetProperties())
                .Where(p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType) == typeof(decimal) && (p.GetPrecision(), p.GetScale()) is not (18, 2))
                .Select(NameOf)
        );

    [Fact]
    public void No_type_or_default_is_written_in_one_databases_words() =>
        Assert.Empty(
            Entities()
                .SelectMany(e => e.GetProperties())
                .Where(p =>
                    p.FindAnnotation(RelationalAnnotationNames.ColumnType) is not null
                    || p.FindAnnotation(RelationalAnnotationNames.DefaultValueSql) is not null
                    || p.FindAnnotation(RelationalAnnotationNames.ComputedColumnSql) is not null
                )
                .Select(NameOf)
        );

    [Fact]
    public void Every_entity_begins_its_summary_with_the_German_term()
    {
        var sources = Repository.Files("src", ".cs").Select(Repository.Read).ToList();

        const string Begins = @"/// <summary>\s*(///\s*)?(?!(A|An|All|How|One|The|What|Which|Who) )[A-ZÄÖÜ]";
        var without = Entities()
            .Select(e => e.ClrType.Name)
            .Distinct()
            .Where(name => !sources.Any(s => Regex.IsMatch(s, $@"{Begins}[^§]{{0,900}}?\n(public|internal) sealed (partial )?class {name}\b")));

        Assert.Empty(without);
    }

    private static SqliteIsekDbContext Cities() => (SqliteIsekDbContext)MigrationTests.Open("City", DatabaseProvider.Sqlite);

    private static SqliteCatalogDbContext Catalog() => (SqliteCatalogDbContext)MigrationTests.Open("Catalog", DatabaseProvider.Sqlite);

    private static IEnumerable<IEntityType> Entities() => Cities().Model.GetEntityTypes().Concat(Catalog().Model.GetEntityTypes());

    private static string NameOf(IProperty property) => $"{property.DeclaringType.DisplayName()}.{property.Name}";

    private static IEnumerable<string> Properties(Type type) =>
        Entities().SelectMany(e => e.GetProperties()).Where(p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType) == type).Select(NameOf);

    private static Type ProviderType(IProperty property) => property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;

    private static bool IsJson(IProperty property) =>
        property.GetTypeMapping().Converter is { } converter
        && converter.ProviderClrType == typeof(string)
        && property.ClrType != typeof(SourceDate)
        && property.ClrType != typeof(SourceDate?)
        && (typeof(IEnumerable).IsAssignableFrom(property.ClrType) || property.ClrType.IsClass)
        && property.ClrType != typeof(string);

    /// <summary>Builds the model and makes slips in it while it can still be changed.</summary>
    private static void Breach(Action<IMutableModel, Func<IEnumerable<string>>> slips)
    {
        // Records of JSON columns still stand in a model that is being built: only what the slip adds counts.
        using var db = new Breached(model =>
        {
            var before = ModelRules.Faults(model).ToHashSet();
            slips(model, () => ModelRules.Faults(model).Except(before));
        });
        Assert.NotEmpty(db.Model.GetEntityTypes());
    }

    private sealed class Breached(Action<IMutableModel> slips)
        : IsekDbContext(
            new DbContextOptionsBuilder<Breached>().UseSqlite("Data Source=:memory:").ReplaceService<IModelCacheKeyFactory, NeverTheSame>().Options,
            Providers.Modules,
            new CurrentTenant()
        )
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            base.OnModelCreating(modelBuilder);
            slips(modelBuilder.Model);
        }
    }

    private sealed class NeverTheSame : IModelCacheKeyFactory
    {
        public object Create(DbContext context, bool designTime) => new();
    }
}
