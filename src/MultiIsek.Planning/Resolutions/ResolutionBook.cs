using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Resolutions;

/// <summary>Was das Formular eines Beschlusses zur Auswahl braucht.</summary>
/// <param name="Abouts">Plans and their versions.</param>
/// <param name="Elements">Of the version that was chosen, or the plan's first.</param>
internal sealed record ResolutionBook(IReadOnlyList<Organisation> Organisations, IReadOnlyList<Choice> Abouts, IReadOnlyList<Choice> Documents, IReadOnlyList<ElementHead> Elements)
{
    private const int DocumentsMax = 100_000;

    public static async Task<ResolutionBook> LoadAsync(string about, PlanningLists lists, IMediator mediator, CancellationToken ct)
    {
        var plans = await lists.PlansAsync(ct);
        var versions = await lists.VersionsAsync(ct);
        var documents = await mediator.Send(new ListDocumentEntries(new Window(DocumentsMax), WithDrafts: true), ct);
        var version =
            plans.FirstOrDefault(p => p.Key == about) is { } plan ? versions.Current(plan.Id)
            : Find(about, plans, versions) is var (_, chosen) ? chosen
            : null;
        return new(
            [.. (await lists.OrganisationsAsync(ct)).Values.OrderBy(o => o.Kind).ThenBy(o => o.SortOrder)],
            [
                .. plans.SelectMany(p =>
                    versions
                        .Where(v => v.PlanId == p.Id)
                        .Select(v => new Choice($"{p.Key}/{v.Key}", $"{p.ShortName}: {v.Name}"))
                        .Prepend(new Choice(p.Key, $"{p.ShortName} (ohne bestimmte Fassung)"))
                ),
            ],
            [.. documents.Rows.Select(d => new Choice(d.Card.Key, d.Card.Title)).DistinctBy(c => c.Key).OrderBy(c => c.Label, StringComparer.Ordinal)],
            version is null ? [] : (await lists.OutlineAsync(version, ct)).All
        );
    }

    /// <summary>Plan and version behind "plan" or "plan/version"; null for what the city does not have.</summary>
    public static (Plan Plan, PlanVersion? Version)? Find(string about, IReadOnlyList<Plan> plans, IReadOnlyList<PlanVersion> versions)
    {
        var parts = about.Split('/');
        if (plans.FirstOrDefault(p => p.Key == parts[0]) is not { } plan)
        {
            return null;
        }

        var version = parts.Length == 2 ? versions.FirstOrDefault(v => v.PlanId == plan.Id && v.Key == parts[1]) : null;
        return parts.Length == 1 || version is not null ? (plan, version) : null;
    }

    /// <summary>Committees that may be chosen; one that is chosen already stays on offer after it was closed.</summary>
    public IReadOnlyList<Choice> Committees(string chosen) =>
        [
            .. Organisations.Where(o => o.Kind == OrganisationKind.Committee && (o.ValidUntil is null || o.Key == chosen)).Select(o => new Choice(o.Key, o.Name)),
            new(ResolutionForm.NewCommittee, "Neues Gremium anlegen …"),
        ];

    public IReadOnlyList<Choice> Bodies(IReadOnlyList<string> chosen) =>
        [.. Organisations.Where(o => o.ValidUntil is null || chosen.Contains(o.Key)).Select(o => new Choice(o.Key, o.Name))];

    /// <summary>The form of a resolution as it is saved.</summary>
    public static async Task<ResolutionForm> FormOfAsync(IsekDbContext db, CouncilResolution row, PlanningLists lists, IMediator mediator, CancellationToken ct)
    {
        var organisations = await lists.OrganisationsAsync(ct);
        var targets = await db.Set<ClauseTarget>().AsNoTracking().Where(t => t.ResolutionId == row.Id).OrderBy(t => t.SortOrder).ToListAsync(ct);
        var clauses = await db.Set<ResolutionClause>().AsNoTracking().Where(c => c.ResolutionId == row.Id).OrderBy(c => c.No).ToListAsync(ct);
        var ids = clauses.Select(c => c.Id).ToList();
        var parties = (await db.Set<ClauseParty>().AsNoTracking().Where(p => ids.Contains(p.ClauseId)).OrderBy(p => p.SortOrder).ToListAsync(ct)).ToLookup(p => p.ClauseId);
        var named = targets.Select(t => t.ElementId).OfType<Guid>().Distinct().ToList();
        var keys = await db.Set<PlanElement>().Where(e => named.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.Key, ct);
        TargetRow Row(ClauseTarget t) => new(t.ElementId is { } id ? keys[id] : "", t.Role?.ToString() ?? "", t.Label ?? "");
        var plan = (await lists.PlansAsync(ct)).FirstOrDefault(p => p.Id == row.PlanId);
        var version = (await lists.VersionsAsync(ct)).FirstOrDefault(v => v.Id == row.PlanVersionId);
        plan ??= (await lists.PlansAsync(ct)).FirstOrDefault(p => p.Id == version?.PlanId);
        var source = row.SourceId is { } document ? (await mediator.Send(new FindDocuments([document], WithDrafts: true), ct)).GetValueOrDefault(document)?.Key : null;
        return ResolutionForm.Of(
            row,
            organisations[row.CommitteeId].Key,
            plan is null ? ""
                : version is null ? plan.Key
                : $"{plan.Key}/{version.Key}",
            source ?? "",
            targets.Where(t => t.ClauseId is null).Select(Row),
            clauses.Select(c => ClauseForm.Of(c, targets.Where(t => t.ClauseId == c.Id).Select(Row), [.. parties[c.Id]], organisations))
        );
    }
}
