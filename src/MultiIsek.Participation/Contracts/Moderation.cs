using MediatR;
using MultiIsek.Kernel;
using MultiIsek.Kernel.People;

namespace MultiIsek.Participation.Contracts;

/// <summary>A contribution as staff see it.</summary>
/// <param name="Number">"H-2026-00017".</param>
/// <param name="State">Pending, Published, Blocked, Withdrawn or Erased.</param>
/// <param name="Note">Why it is blocked, or why it waits.</param>
/// <param name="HasAccount">Written by somebody who was signed in; who that is, is nobody's business here.</param>
/// <param name="Reports">How many readers reported it.</param>
/// <param name="Departments">What departments say to it.</param>
/// <param name="Shown">What was shown on the map: "Linie, 350 m, um 51.36, 7.47".</param>
/// <param name="IsHeld">A statement of an invited body: it can be published when the result of its phase is.</param>
public sealed record ContributionCard(
    string Number,
    string Phase,
    string? Element,
    int Paragraph,
    DateTime ReceivedAt,
    string State,
    string Text,
    string? Name,
    bool HasAccount,
    int Reports,
    string? Note,
    IReadOnlyList<DepartmentSaid> Departments,
    Guid Id,
    string? Shown = null,
    bool IsHeld = false
)
{
    public string StateWord =>
        State switch
        {
            "Pending" => "wartet",
            "Published" => "veröffentlicht",
            "Blocked" => "ausgeblendet",
            "Erased" => "gelöscht",
            _ => "zurückgezogen",
        };
}

/// <summary>Stellungnahme eines Fachamts.</summary>
/// <param name="At">UTC.</param>
public sealed record DepartmentSaid(string Department, string Text, DateTime At);

public enum ContributionFilter
{
    All,

    /// <summary>Those that wait to be published.</summary>
    Pending,

    /// <summary>Those that readers reported and that are visible.</summary>
    Reported,

    /// <summary>Statements of invited public bodies.</summary>
    Bodies,
}

/// <summary>Beiträge der Stadt dieses Bereichs, newest first; at most <paramref name="Max"/>.</summary>
/// <param name="Word">A number ("H-2026-00017"), of which there is one, or a part of the text; null for all.</param>
/// <param name="Before">The last one of the page before: its moment (UTC) and id.</param>
public sealed record ListContributions(ContributionFilter Filter, int Max = 200, string? Word = null, (DateTime At, Guid Id)? Before = null)
    : IRequest<IReadOnlyList<ContributionCard>>;

/// <summary>Beitrag veröffentlichen: a waiting or a blocked one becomes visible.</summary>
/// <exception cref="RefusedException">There is none of this number, or it is visible already.</exception>
public sealed record PublishContribution(string Number) : IRequest, IAudited
{
    public Act Act => new("contribution.published", Number);
}

/// <summary>Beitrag ausblenden: its text is no longer shown, a line says so, and the author reads the reason.</summary>
/// <exception cref="RefusedException">There is none of this number, it is blocked already, or the reason is missing or too long.</exception>
public sealed record BlockContribution(string Number, string Reason) : IRequest, IAudited
{
    public Act Act => new("contribution.blocked", Number);
}
