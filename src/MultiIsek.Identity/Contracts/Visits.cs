using MediatR;
using MultiIsek.Kernel.Text;

namespace MultiIsek.Identity.Contracts;

/// <summary>Rows to which those of other modules refer, by the names that the model gives them.</summary>
public static class IdentityKeys
{
    /// <summary>Besuch des Betreibers.</summary>
    public const string Visit = "MultiIsek.Identity.Operators.OperatorVisit";
}

/// <summary>Besuche des Betreibers: of what was made in one and outlasts it.</summary>
public sealed record FindVisits(IReadOnlyCollection<Guid> Ids) : IRequest<IReadOnlyDictionary<Guid, VisitEntry>>;

/// <param name="IsCommand">By the command line, not on the city's pages.</param>
/// <param name="StartedAt">UTC.</param>
public sealed record VisitEntry(Guid Id, string Operator, DateTime StartedAt, bool IsCommand)
{
    /// <summary>Where the city reads what else was done in it.</summary>
    public string Url => $"/verwaltung/betrieb?besuch={Id}";

    /// <summary>How a page marks what comes of it.</summary>
    public string Words =>
        IsCommand
            ? $"vom Betreiber über die Kommandozeile, am {GermanText.DayOf(StartedAt)}"
            : $"während eines Besuchs des Betreibers ({Operator}), am {GermanText.DayOf(StartedAt)}";
}
