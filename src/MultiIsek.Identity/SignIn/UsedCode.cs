using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Identity.SignIn;

/// <summary>Verbrauchter Code: the last time step of an account's app that was taken. A code that somebody saw over a shoulder is worth nothing, at any instance.</summary>
internal sealed class UsedCode(Guid userId, long step) : IOwnedByTenant, IUnseen
{
    public int TenantId { get; private set; }
    public Guid UserId { get; private set; } = userId;

    /// <summary>Half minutes since 1970. Later ones only are taken from now on.</summary>
    public long Step { get; private set; } = step;

    internal sealed class Mapping : IEntityTypeConfiguration<UsedCode>
    {
        public void Configure(EntityTypeBuilder<UsedCode> code)
        {
            code.ToTable("identity_used_codes");
            code.HasKey(c => new { c.TenantId, c.UserId });
            code.Refers<UsedCode, User>(c => c.UserId);
        }
    }
}
