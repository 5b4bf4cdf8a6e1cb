using Microsoft.EntityFrameworkCore;

namespace MultiIsek.Kernel.Data;

/// <summary>A row of the catalog: it belongs to the platform, not to one city.</summary>
public interface ICatalogRow;

/// <summary>Katalog: tenants, their hosts, what signs cookies and tokens; which database a city lives in.</summary>
public abstract class CatalogDbContext(DbContextOptions options, IEnumerable<ModuleAssembly> modules) : DbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conventions.Apply(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Map<ICatalogRow>(typeof(CatalogDbContext).Assembly);
        foreach (var module in modules)
        {
            modelBuilder.Map<ICatalogRow>(module.Assembly);
        }
    }
}
