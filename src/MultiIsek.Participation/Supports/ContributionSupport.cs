using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Participation.Comments;

namespace MultiIsek.Participation.Supports;

/// <summary>Unterstützung eines Beitrags. It keeps nobody from the contribution's own stored count being the number that is shown: pages never read these rows.</summary>
internal sealed class ContributionSupport : IOwnedByTenant, IUnseen
{
    public int TenantId { get; private set; }

    /// <summary>Who supports, as a hash that is another one in each phase: what somebody supports here and there cannot be put together.</summary>
    public required string Voter { get; init; }
    public required Guid ContributionId { get; init; }
    public required DateTime SupportedAt { get; init; }

    /// <param name="secret">The token of a browser's cookie, or the id of an account.</param>
    public static string VoterOf(Guid phase, string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{phase:N}:{secret}")));

    public static string VoterOf(Guid phase, Guid account) => VoterOf(phase, $"account:{account:N}");

    internal sealed class Mapping : IEntityTypeConfiguration<ContributionSupport>
    {
        public void Configure(EntityTypeBuilder<ContributionSupport> support)
        {
            support.ToTable("participation_supports");
            // Once for each; also what a person supports is found by it.
            support.HasKey(s => new
            {
                s.TenantId,
                s.Voter,
                s.ContributionId,
            });
            support.Property(s => s.Voter).HasMaxLength(64);
            support.Refers<ContributionSupport, Contribution>(s => s.ContributionId);
        }
    }
}
