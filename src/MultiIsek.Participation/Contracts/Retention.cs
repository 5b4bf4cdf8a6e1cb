using MediatR;

namespace MultiIsek.Participation.Contracts;

/// <summary>Aufbewahrungsfrist anwenden: what was kept long enough after the end of its phase goes. All or nothing, with one entry in the log where anything changed.</summary>
/// <param name="IsDryRun">Counts and writes nothing.</param>
public sealed record ApplyRetention(bool IsDryRun) : IRequest<RetentionReport>;

/// <param name="Reports">Reports that lose note and account.</param>
public sealed record RetentionReport(IReadOnlyList<RetentionLine> Phases, int Reports)
{
    public bool IsNothing => Reports == 0 && Phases.All(p => p.Persons == 0 && p.Unpublished == 0 && p.Originals == 0);
}

/// <summary>A phase with contributions, or with an end from which the period counts.</summary>
/// <param name="Phase">Key.</param>
/// <param name="KeptUntil">Last day on which what belongs to persons is kept; null while the phase has no end.</param>
/// <param name="Persons">Published contributions that lose name and account now.</param>
/// <param name="Unpublished">Contributions that go now.</param>
/// <param name="Originals">Scans of what was entered that go now.</param>
public sealed record RetentionLine(string Phase, string Title, DateOnly? KeptUntil, bool IsOver, int Persons, int Unpublished, int Originals = 0);
