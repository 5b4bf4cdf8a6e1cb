using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Kernel.Data;

/// <summary>
/// All that cities own. It names no entity: each module brings its mappings, so a module that queries another's tables does not compile.
/// Here stand three of the four walls: the filter on every entity, the guard on every save, and composite keys.
/// </summary>
public abstract class IsekDbContext(DbContextOptions options, IEnumerable<ModuleAssembly> modules, CurrentTenant tenant) : DbContext(options)
{
    public const string TenantFilter = "tenant";

    public CurrentTenant Tenant => tenant;

    // A property of the context, never a captured variable: EF reads it anew for every query.
    private int TenantId => tenant.Id;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conventions.Apply(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Map<IOwnedByTenant>(typeof(IsekDbContext).Assembly);
        foreach (var module in modules)
        {
            modelBuilder.Map<IOwnedByTenant>(module.Assembly);
        }

        var wall = typeof(IsekDbContext).GetMethod(nameof(Enclose), BindingFlags.NonPublic | BindingFlags.Instance)!;
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(e => typeof(IOwnedByTenant).IsAssignableFrom(e.ClrType)).ToList())
        {
            wall.MakeGenericMethod(entity.ClrType).Invoke(this, [modelBuilder]);
        }
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (!GuardTenant())
        {
            return 0;
        }

        var isSeen = ChangeTracker.Entries().Any(r => r.Entity is not IUnseen && r.State is EntityState.Added or EntityState.Modified or EntityState.Deleted);

        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        var written = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (isSeen)
        {
            await RaiseRevisionAsync(cancellationToken);
        }

        if (own is not null)
        {
            await own.CommitAsync(cancellationToken);
        }

        return written;
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Use SaveChangesAsync.");

    /// <summary>Says to every instance that this city's cached pages are out of date; part of the caller's transaction.</summary>
    public async Task RaiseRevisionAsync(CancellationToken ct)
    {
        var raised = await Set<TenantRevision>().ExecuteUpdateAsync(s => s.SetProperty(r => r.Value, r => r.Value + 1).SetProperty(r => r.Content, r => r.Content + 1), ct);
        if (raised == 0)
        {
            Add(new TenantRevision(tenant.Place.Id));
            await base.SaveChangesAsync(true, ct);
        }
    }

    private void Enclose<TEntity>(ModelBuilder modelBuilder)
        where TEntity : class, IOwnedByTenant
    {
        var entity = modelBuilder.Entity<TEntity>();
        entity.HasQueryFilter(TenantFilter, e => e.TenantId == TenantId);
        entity.Property(e => e.TenantId).ValueGeneratedNever();
        if (entity.Metadata.FindProperty("Id") is not null && !typeof(IKeyedByFramework).IsAssignableFrom(typeof(TEntity)))
        {
            entity.HasKey(nameof(IOwnedByTenant.TenantId), "Id");
        }

        if (typeof(IRevised).IsAssignableFrom(typeof(TEntity)))
        {
            entity.Property(nameof(IRevised.Revision)).IsConcurrencyToken();
        }

        foreach (var property in entity.Metadata.GetProperties().Where(p => p.ClrType == typeof(Guid)))
        {
            property.ValueGenerated = ValueGenerated.Never;
        }
    }

    private bool GuardTenant()
    {
        ChangeTracker.DetectChanges();
        var any = false;
        foreach (var row in ChangeTracker.Entries().Where(r => r.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            any = true;
            if (row.Entity is not IOwnedByTenant)
            {
                throw new InvalidOperationException($"{row.Metadata.DisplayName()} belongs to no tenant.");
            }

            var owner = row.Property(nameof(IOwnedByTenant.TenantId));
            if (row.State == EntityState.Added && owner.CurrentValue is 0)
            {
                owner.CurrentValue = TenantId;
            }

            if (TenantId == 0 || !Equals(owner.CurrentValue, TenantId) || (row.State != EntityState.Added && !Equals(owner.OriginalValue, TenantId)))
            {
                throw new InvalidOperationException($"{row.Metadata.DisplayName()} of tenant {owner.CurrentValue} written as tenant {TenantId}.");
            }

            if (row.State == EntityState.Modified && row.Entity is IRevised revised)
            {
                revised.Revision++;
            }
        }

        return any;
    }
}
