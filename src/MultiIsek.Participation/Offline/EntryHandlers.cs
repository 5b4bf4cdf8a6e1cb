using System.Security.Cryptography;
using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Bodies;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Departments;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.Offline;

/// <summary>
/// The way of staff into the one store: as many numbers as there are rows are taken from the counter at once, in the transaction of the log. The statement of the web
/// is not touched; the order of locks (counter, counts, revision) is the same.
/// </summary>
internal sealed class EntryHandlers(
    IsekDbContext db,
    ContributionStore store,
    ContributionNumbers numbers,
    ContributionUse use,
    BodyEntries bodies,
    OriginalIntake originals,
    CurrentUser current,
    TimeProvider time
) : IRequestHandler<EnterContributions, IReadOnlyList<EnteredContribution>>, IRequestHandler<UndoEntries, Unit>
{
    public async Task<IReadOnlyList<EnteredContribution>> Handle(EnterContributions command, CancellationToken ct)
    {
        var (now, values) = (time.GetUtcNow().UtcDateTime, command.Values);
        var phase = await db.Set<ParticipationPhase>().AsNoTracking().SingleAsync(p => p.Id == command.PhaseId, ct);
        if (phase.IsDraft || phase.IsArchived || phase.ResultPublishedOn is not null)
        {
            throw new RefusedException("Diese Phase nimmt keine Beiträge mehr auf: Sie ist ein Entwurf, abgeschlossen, oder ihr Ergebnis ist veröffentlicht.");
        }

        if (!await use.HasRoomAsync(ct))
        {
            throw new RefusedException("Das gebuchte Kontingent an Beiträgen dieses Jahres ist verbraucht.");
        }

        var year = Berlin.Local(now).Year;
        var last = await numbers.TakeAsync(year, values.Rows.Count, ct);
        if (await db.Set<EntryBatch>().AnyAsync(b => b.Id == command.BatchId, ct))
        {
            throw new RefusedException("Dieser Stapel ist schon gespeichert; er steht unten in der Liste.");
        }

        // Behind the counter's lock: of two who enter one list at once, the second finds it.
        if (command.Table is { } table && await db.Set<EntryBatch>().AnyAsync(b => b.PhaseId == phase.Id && b.TableHash == table, ct))
        {
            throw new RefusedException("Diese Liste ist schon eingetragen; sie steht unten bei den Stapeln.");
        }

        var first = last - values.Rows.Count + 1;
        List<(Contribution Row, ReceiptCode Code)> made = [.. values.Rows.Select((row, i) => Make(phase, values, row, year, first + i, now))];
        await store.CountAsync(made.Select(m => m.Row).Where(r => r.State == ContributionState.Published), 1, ct);
        db.AddRange(made.Select(m => m.Row));
        db.Add(
            new EntryBatch
            {
                Id = command.BatchId,
                PhaseId = phase.Id,
                Channel = values.Channel,
                ReceivedOn = values.ReceivedOn,
                LateReason = values.LateReason,
                TableHash = command.Table,
                EnteredById = current.Id,
                EnteredAt = now,
                Year = year,
                First = first,
                Last = last,
            }
        );
        originals.Add(command.BatchId, command.Originals);
        await db.SaveChangesAsync(ct);
        if (!await bodies.LinkAsync(phase, [.. made.Select(m => m.Row)], ct))
        {
            throw new RefusedException("Eine dieser Stellen steht nicht mehr in der Liste der Träger öffentlicher Belange.");
        }

        return [.. made.Select(m => new EnteredContribution(Contribution.PublicNumber(m.Row.Year, m.Row.Number), m.Code.Shown, m.Row.Title ?? m.Row.Text))];
    }

    public async Task<Unit> Handle(UndoEntries command, CancellationToken ct)
    {
        var batch =
            await db.Set<EntryBatch>().SingleOrDefaultAsync(b => b.Id == command.BatchId && b.PhaseId == command.PhaseId, ct)
            ?? throw new RefusedException("Diesen Stapel gibt es nicht mehr.");
        await numbers.TakeAsync(batch.Year, 0, ct);
        var own = db.Set<Contribution>().Where(c => c.Year == batch.Year && c.Number >= batch.First && c.Number <= batch.Last && c.PhaseId == batch.PhaseId);
        // Locked before they are read and counted: moderation takes a row, then its count.
        await own.ExecuteUpdateAsync(s => s.SetProperty(c => c.Reports, c => c.Reports), ct);
        var rows = await own.ToListAsync(ct);
        var ids = rows.ConvertAll(r => r.Id);
        if (
            rows.Exists(r => r.Supports > 0 || r.Reports > 0)
            || await db.Set<Contribution>().AnyAsync(c => c.ParentId != null && ids.Contains(c.ParentId.Value), ct)
            || await db.Set<DepartmentStatement>().AnyAsync(s => ids.Contains(s.ContributionId), ct)
        )
        {
            throw new RefusedException("Auf einen dieser Beiträge hat schon jemand geantwortet, ihn unterstützt oder gemeldet. Blenden Sie einzelne unter „Beiträge“ aus.");
        }

        await store.CountAsync(rows.Where(r => r.State == ContributionState.Published), -1, ct);
        await bodies.UnlinkAsync(ids, ct);
        db.RemoveRange(rows);
        db.RemoveRange(await db.Set<EntryOriginal>().Where(o => o.BatchId == batch.Id).ToListAsync(ct));
        db.Remove(batch);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }

    private static (Contribution Row, ReceiptCode Code) Make(ParticipationPhase phase, EntryValues values, EntryRow row, int year, int number, DateTime now)
    {
        // The day counts; its middle stands for it, or this moment where that is still to come.
        var noon = Berlin.Utc(row.Origin.ReceivedOn.ToDateTime(new TimeOnly(12, 0)));
        var code = ReceiptCode.From(RandomNumberGenerator.GetBytes(32));
        // Statements of bodies appear with the result of their phase, under the name of their organisation.
        var isBody = phase.Kind == PhaseKind.PublicBodies;
        var isPublished = values.IsPublished && !isBody;
        return (
            new Contribution
            {
                Year = year,
                Number = number,
                PhaseId = phase.Id,
                ElementId = row.ElementId,
                PlanVersionId = row.ElementId is null ? null : phase.PlanVersionId,
                Channel = row.Origin.Channel,
                ReceivedAt = noon < now ? noon : now,
                Text = row.Text,
                Name = row.Name,
                ShowsName = isBody,
                State = isPublished ? ContributionState.Published : ContributionState.Pending,
                PublishedAt = isPublished ? now : null,
                ReceiptHash = code.Hash,
                SubmissionId = Guid.CreateVersion7(),
                Title = row.Title,
                Category = row.Category,
                PlaceNote = row.PlaceNote,
            },
            code
        );
    }
}
