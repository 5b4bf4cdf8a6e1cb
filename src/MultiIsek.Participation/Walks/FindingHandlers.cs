using System.Security.Cryptography;
using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Departments;
using MultiIsek.Participation.Events;
using MultiIsek.Participation.Photos;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Walks;

/// <summary>The way of a finding into the one store, as that of a letter: number, row, count, in the transaction of the log.</summary>
internal sealed class FindingHandlers(
    IsekDbContext db,
    IMediator mediator,
    EventPhases phases,
    ContributionStore store,
    ContributionNumbers numbers,
    ContributionUse use,
    PhotoIntake photos,
    CurrentUser current,
    TimeProvider time
) : IRequestHandler<RecordFinding, string>, IRequestHandler<RemoveFinding, Unit>
{
    public async Task<string> Handle(RecordFinding command, CancellationToken ct)
    {
        var (now, values) = (time.GetUtcNow().UtcDateTime, command.Values);
        if (!await use.HasRoomAsync(ct))
        {
            throw new RefusedException("Das gebuchte Kontingent an Beiträgen dieses Jahres ist verbraucht.");
        }

        var year = Berlin.Local(now).Year;
        var number = await numbers.TakeAsync(year, 1, ct);
        var happening = await db.Set<PublicEvent>().SingleAsync(e => e.Id == command.EventId, ct);
        var station =
            await db.Set<WalkStation>().SingleOrDefaultAsync(s => s.Id == values.StationId && s.EventId == happening.Id, ct)
            ?? throw new RefusedException("Diese Station gibt es nicht mehr. Wählen Sie eine andere.");
        if (await db.Set<SiteFinding>().AnyAsync(f => f.Id == command.Id, ct))
        {
            throw new RefusedException("Dieser Befund ist schon gespeichert; er steht unten.");
        }

        var element = values.ElementId is { } id ? (await mediator.Send(new FindElements([id]), ct)).GetValueOrDefault(id) : null;
        var phase = await phases.NeededAsync(happening, ct);
        var row = new Contribution
        {
            Year = year,
            Number = number,
            PhaseId = phase.Id,
            ElementId = element?.Id,
            PlanVersionId = element?.PlanVersionId,
            Channel = Channel.Walk,
            ReceivedAt = now,
            Text = values.Text,
            State = values.IsPublished ? ContributionState.Published : ContributionState.Pending,
            PublishedAt = values.IsPublished ? now : null,
            // Nobody gets a receipt: no code leads here.
            ReceiptHash = ReceiptCode.From(RandomNumberGenerator.GetBytes(32)).Hash,
            SubmissionId = command.Id,
            Category = values.Kind,
            PlaceNote = station.Title,
            SpaceId = station.SpaceId,
            Longitude = station.Longitude,
            Latitude = station.Latitude,
        };
        if (values.IsPublished)
        {
            await store.CountAsync([row], 1, ct);
        }

        db.Add(row);
        db.Add(
            new SiteFinding
            {
                Id = command.Id,
                ContributionId = row.Id,
                StationId = station.Id,
                EnteredById = current.Id,
            }
        );
        photos.Add(row.Id, values.Photos);
        await db.SaveAtDeskAsync(ct);
        return Contribution.PublicNumber(year, number);
    }

    public async Task<Unit> Handle(RemoveFinding command, CancellationToken ct)
    {
        var gone = new RefusedException("Diesen Befund gibt es nicht mehr.");
        var finding = await db.Set<SiteFinding>().SingleOrDefaultAsync(f => f.Id == command.FindingId, ct) ?? throw gone;
        if (!await db.Set<WalkStation>().AnyAsync(s => s.Id == finding.StationId && s.EventId == command.EventId, ct))
        {
            throw gone;
        }

        var own = db.Set<Contribution>().Where(c => c.Id == finding.ContributionId);
        await numbers.TakeAsync(await own.Select(c => c.Year).SingleAsync(ct), 0, ct);
        // Locked before it is read and counted: moderation takes the row, then its count.
        await own.ExecuteUpdateAsync(s => s.SetProperty(c => c.Reports, c => c.Reports), ct);
        var row = await own.SingleAsync(ct);
        if (
            row.Supports > 0
            || row.Reports > 0
            || await db.Set<Contribution>().AnyAsync(c => c.ParentId == row.Id, ct)
            || await db.Set<DepartmentStatement>().AnyAsync(s => s.ContributionId == row.Id, ct)
        )
        {
            throw new RefusedException("Auf diesen Befund hat schon jemand geantwortet, ihn unterstützt oder gemeldet. Blenden Sie ihn unter „Beiträge“ aus.");
        }

        if (row.State == ContributionState.Published)
        {
            await store.CountAsync([row], -1, ct);
        }

        db.RemoveRange(await db.Set<ContributionPhoto>().Where(p => p.ContributionId == row.Id).ToListAsync(ct));
        db.Remove(finding);
        db.Remove(row);
        await db.SaveAtDeskAsync(ct);
        return Unit.Value;
    }
}
