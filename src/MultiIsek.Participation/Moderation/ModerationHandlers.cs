using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Bodies;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Departments;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Moderation;

internal sealed class ListContributionsHandler(IsekDbContext db, IMediator mediator) : IRequestHandler<ListContributions, IReadOnlyList<ContributionCard>>
{
    public async Task<IReadOnlyList<ContributionCard>> Handle(ListContributions request, CancellationToken ct)
    {
        var wanted = request.Filter switch
        {
            ContributionFilter.All => db.Set<Contribution>(),
            ContributionFilter.Pending => db.Set<Contribution>().Where(c => c.State == ContributionState.Pending).WithoutHeld(db),
            ContributionFilter.Reported => db.Set<Contribution>().Where(c => c.Reports > 0 && c.State == ContributionState.Published),
            ContributionFilter.Bodies => db.Set<Contribution>().Where(c => db.Set<BodyStatement>().Any(s => s.ContributionId == c.Id)),
            _ => throw new InvalidOperationException($"Unknown filter {request.Filter}."),
        };
        if (Contribution.ParseNumber(request.Word) is var (year, no))
        {
            wanted = wanted.Where(c => c.Year == year && c.Number == no);
        }
        else if (request.Word is { Length: > 0 } word)
        {
            // As it is typed, and as it stands within and at the beginning of a sentence: the three databases differ in what they call equal.
            var (small, capital) = (word.ToLowerInvariant(), $"{char.ToUpperInvariant(word[0])}{word[1..]}");
            wanted = wanted.Where(c =>
                c.Text.Contains(word) || c.Text.Contains(small) || c.Text.Contains(capital) || (c.Title != null && (c.Title.Contains(word) || c.Title.Contains(capital)))
            );
        }

        var rows = await wanted
            .After(request.Before is var (at, last) ? new Keyset(at, last) : null, ContributionOrder.Newest)
            .InOrder(ContributionOrder.Newest)
            .Take(request.Max)
            .Join(
                db.Set<ParticipationPhase>(),
                c => c.PhaseId,
                p => p.Id,
                (c, p) =>
                    new
                    {
                        Row = c,
                        Phase = p.Key,
                        p.Kind,
                        IsHeld = p.Kind == PhaseKind.PublicBodies && p.ResultPublishedOn == null,
                    }
            )
            .AsNoTracking()
            .ToListAsync(ct);
        var elements = await mediator.Send(new FindElements([.. rows.Where(r => r.Row.ElementId is not null).Select(r => r.Row.ElementId!.Value).Distinct()]), ct);
        var ids = rows.Select(r => r.Row.Id).ToList();
        var statements = await db.Set<DepartmentStatement>().Where(s => ids.Contains(s.ContributionId)).AsNoTracking().ToListAsync(ct);
        var departments = await mediator.Send(new FindOrganisations([.. statements.Select(s => s.OrganisationId).Distinct()]), ct);
        var said = statements.ToLookup(s => s.ContributionId, s => new DepartmentSaid(departments[s.OrganisationId].Name, s.Text, s.ChangedAt));
        return
        [
            .. rows.OrderByDescending(r => r.Row.ReceivedAt)
                .ThenByDescending(r => r.Row.Id)
                .Select(r => new ContributionCard(
                    Contribution.PublicNumber(r.Row.Year, r.Row.Number),
                    r.Phase,
                    r.Row.ElementId is { } id ? elements.GetValueOrDefault(id)?.Label
                        : r.Kind == PhaseKind.PublicBodies ? "Stellungnahme insgesamt"
                        : r.Row.Channel == Channel.Walk && r.Row.Title is null && r.Row.PlaceNote is { } station ? $"Befund bei „{station}“"
                        : r.Row.Channel == Channel.Event ? "Frage aus der Veranstaltung"
                        : r.Row.Title is { Length: > 0 } title ? $"Idee „{title}“"
                        : r.Row.ParentId is null ? "Idee"
                        : "Antwort auf eine Idee",
                    r.Row.Paragraph,
                    r.Row.ReceivedAt,
                    r.Row.State.ToString(),
                    r.Row.Text,
                    r.Row.Name,
                    r.Row.AuthorId is not null,
                    r.Row.Reports,
                    r.Row.BlockedReason,
                    [.. said[r.Row.Id]],
                    r.Row.Id,
                    ContributionWords.Shown(r.Row.Longitude, r.Row.Latitude, r.Row.Shape),
                    r.IsHeld
                )),
        ];
    }
}

/// <summary>Changes what is visible; the stored count of the paragraph follows in the same transaction.</summary>
internal sealed class ModerationHandlers(IsekDbContext db, ContributionStore store, TenantCache cache, TimeProvider time)
    : IRequestHandler<PublishContribution, Unit>,
        IRequestHandler<BlockContribution, Unit>
{
    public const int ReasonMax = 500;

    public Task<Unit> Handle(PublishContribution command, CancellationToken ct) =>
        ChangeAsync(
            command.Number,
            ContributionState.Published,
            row =>
            {
                row.PublishedAt = time.GetUtcNow().UtcDateTime;
                row.BlockedReason = null;
            },
            "ist schon veröffentlicht",
            ct
        );

    public Task<Unit> Handle(BlockContribution command, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(command.Reason) || command.Reason.Length > ReasonMax)
        {
            throw new RefusedException($"Eine Begründung gehört dazu; sie hat höchstens {ReasonMax} Zeichen.");
        }

        return ChangeAsync(command.Number, ContributionState.Blocked, row => row.BlockedReason = command.Reason.Trim(), "ist schon ausgeblendet", ct);
    }

    private async Task<Unit> ChangeAsync(string number, ContributionState to, Action<Contribution> change, string refusal, CancellationToken ct)
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        var row =
            Contribution.ParseNumber(number) is var (year, no) && await db.Set<Contribution>().FirstOrDefaultAsync(c => c.Year == year && c.Number == no, ct) is { } found
                ? found
                : throw new RefusedException($"Einen Beitrag „{number}“ gibt es nicht.");
        if (row.State == to)
        {
            throw new RefusedException($"Der Beitrag {number} {refusal}.");
        }

        if (row.State is ContributionState.Withdrawn or ContributionState.Erased)
        {
            throw new RefusedException($"Der Beitrag {number} ist {(row.State == ContributionState.Erased ? "gelöscht" : "zurückgezogen")}.");
        }

        if (to == ContributionState.Published && !await db.Set<Contribution>().Where(c => c.Id == row.Id).WithoutHeld(db).AnyAsync(ct))
        {
            throw new RefusedException($"{number} ist die Stellungnahme einer beteiligten Stelle. Sie erscheint erst, wenn das Ergebnis ihrer Phase veröffentlicht ist.");
        }

        var from = row.State;
        // The former state in the WHERE: of two who change it at once, one wins and the count changes once.
        var changed = await db.Set<Contribution>().Where(c => c.Id == row.Id && c.State == from).ExecuteUpdateAsync(s => s.SetProperty(c => c.State, to), ct);
        if (changed == 0)
        {
            throw new RefusedException($"Der Beitrag {number} wurde gerade von jemand anderem geändert.");
        }

        row.State = to;
        change(row);
        var difference = (to == ContributionState.Published ? 1 : 0) - (from == ContributionState.Published ? 1 : 0);
        if (difference != 0)
        {
            await store.CountAsync([row], difference, ct);
        }

        await db.SaveChangesAsync(ct);
        if (transaction is not null)
        {
            await transaction.CommitAsync(ct);
        }

        cache.Forget(db.Tenant.Place.Id);
        return Unit.Value;
    }
}
