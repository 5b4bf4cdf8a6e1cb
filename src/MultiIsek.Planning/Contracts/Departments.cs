using MediatR;

namespace MultiIsek.Planning.Contracts;

/// <summary>Wofür das Fachamt der handelnden Person zuständig ist. A department sees and edits nothing else.</summary>
public sealed record ListResponsibilities : IRequest<Responsibilities>;

/// <param name="Departments">Those of this person; empty when no admin has assigned any.</param>
/// <param name="Elements">In the order of the plan: what these lead, sponsor or answer for, with all below it.</param>
/// <param name="Drafts">The same in the versions whose text is open to changes, whether the public reads them or not.</param>
public sealed record Responsibilities(IReadOnlyList<OrganisationCard> Departments, IReadOnlyList<ElementCard> Elements, IReadOnlyList<OwnText> Drafts)
{
    public static readonly Responsibilities None = new([], [], []);
}

/// <summary>Text, den ein Fachamt ändern kann.</summary>
/// <param name="Url">Of the form.</param>
public sealed record OwnText(string PlanTitle, string VersionName, string Label, string TypeLabel, string Url);

/// <summary>Not this person's to see: answered like what is not there, and not in the log as an act.</summary>
public sealed class OutOfScopeException : Exception;
