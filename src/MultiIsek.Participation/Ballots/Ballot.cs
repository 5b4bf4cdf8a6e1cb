using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Ballots;

/// <summary>Gewichtung einer Person: nothing in it leads to anybody. It knows its day, not its moment; its id is random, since one made of the time would tell it.</summary>
internal sealed class Ballot : IOwnedByTenant, IUnseen
{
    public Guid Id { get; init; } = new(RandomNumberGenerator.GetBytes(16));
    public int TenantId { get; private set; }
    public required Guid PhaseId { get; init; }

    /// <summary>Day on which it was last changed.</summary>
    public required DateOnly ReceivedOn { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Ballot>
    {
        public void Configure(EntityTypeBuilder<Ballot> ballot)
        {
            ballot.ToTable("participation_ballots");
            ballot.HasIndex(b => new
            {
                b.TenantId,
                b.PhaseId,
                b.ReceivedOn,
            });
            ballot.Refers<Ballot, ParticipationPhase>(b => b.PhaseId);
        }
    }
}

/// <summary>Gewicht einer Maßnahme in one person's eyes: a step of the scale, or points. No row says nothing about it, or no point.</summary>
internal sealed class BallotValue : IOwnedByTenant, IUnseen
{
    public int TenantId { get; private set; }
    public required Guid BallotId { get; init; }
    public required Guid ElementId { get; init; }
    public required int Value { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<BallotValue>
    {
        public void Configure(EntityTypeBuilder<BallotValue> value)
        {
            value.ToTable("participation_ballot_values");
            value.HasKey(v => new
            {
                v.TenantId,
                v.BallotId,
                v.ElementId,
            });
            value.Refers<BallotValue, Ballot>(v => v.BallotId);
            value.Refers(PlanningKeys.Element, v => v.ElementId);
        }
    }
}

/// <summary>
/// Wem eine Gewichtung gehört: a row of its own, so that it can go and the weights stay. Its key is why nobody counts twice, whatever instance they ask.
/// </summary>
internal sealed class BallotVoter : IOwnedByTenant, IUnseen
{
    public int TenantId { get; private set; }
    public required Guid PhaseId { get; init; }

    /// <summary>As with support: a hash that is another one in each phase.</summary>
    public required string Voter { get; init; }
    public required Guid BallotId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<BallotVoter>
    {
        public void Configure(EntityTypeBuilder<BallotVoter> voter)
        {
            voter.ToTable("participation_ballot_voters");
            voter.HasKey(v => new
            {
                v.TenantId,
                v.PhaseId,
                v.Voter,
            });
            voter.Property(v => v.Voter).HasMaxLength(64);
            voter.Refers<BallotVoter, ParticipationPhase>(v => v.PhaseId);
            voter.Refers<BallotVoter, Ballot>(v => v.BallotId);
        }
    }
}
