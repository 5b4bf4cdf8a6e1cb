using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Participation.Retention;

/// <summary>What becomes of published contributions when their person's account is erased.</summary>
internal enum AfterErasure
{
    /// <summary>The statement was weighed and stays, without the person.</summary>
    Stays,

    /// <summary>The text goes, too; number and place stay.</summary>
    Goes,
}

/// <summary>Einstellungen der Beteiligung: what the city decides itself. Without a row the defaults hold.</summary>
internal sealed class ParticipationSettings : IOwnedByTenant
{
    public int TenantId { get; private set; }
    public AfterErasure AfterErasure { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ParticipationSettings>
    {
        public void Configure(EntityTypeBuilder<ParticipationSettings> settings)
        {
            settings.ToTable("participation_settings");
            settings.HasKey(s => s.TenantId);
        }
    }
}

/// <summary>Reads the settings, once per revision of the city's content.</summary>
internal sealed class SettingsBook(IsekDbContext db, TenantCache cache)
{
    public ValueTask<AfterErasure> AfterErasureAsync(CancellationToken ct = default) =>
        cache.GetAsync(db, "participation.settings", c => db.Set<ParticipationSettings>().Select(s => s.AfterErasure).FirstOrDefaultAsync(c), ct);
}
