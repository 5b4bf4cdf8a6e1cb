using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Resolutions;

namespace MultiIsek.Planning.Plans;

/// <summary>Prozessphase, as the form sends it.</summary>
internal sealed record StageForm
{
    [Required(ErrorMessage = "Geben Sie der Phase einen Namen, zum Beispiel „Beteiligung zum Entwurf“."), Line(ProcessStage.NameMax)]
    public string? Name { get; init; }

    [Long(ProcessStage.PurposeMax)]
    public string? Purpose { get; init; }

    [Line(SourceDateInput.Max)]
    public string? From { get; init; }

    [Line(SourceDateInput.Max)]
    public string? To { get; init; }

    [Line(ProcessStage.DateNoteMax)]
    public string? DateNote { get; init; }
    public bool IsCurrent { get; init; }

    [Line(SourceDateInput.Max)]
    public string? AsOf { get; init; }

    /// <summary>Key of a document.</summary>
    public string? Source { get; init; }

    [Line(200)]
    public string? SourceDetail { get; init; }

    public static StageForm Of(ProcessStage row, string? source) =>
        new()
        {
            Name = row.Name,
            Purpose = row.Purpose,
            From = row.StartsOn?.ToInput(),
            To = row.EndsOn?.ToInput(),
            DateNote = row.DateNote,
            IsCurrent = row.IsCurrent,
            AsOf = row.AsOf?.ToInput(),
            Source = source,
            SourceDetail = row.SourceDetail,
        };
}

/// <summary>Prozessphase anlegen (at the end) oder ändern.</summary>
/// <exception cref="FieldsRefusedException"/>
/// <exception cref="StaleException"/>
internal sealed record SaveStage(Guid PlanId, Guid? Id, int Revision, StageForm Form) : IRequest, IAudited
{
    public Act Act => new("stage.saved", PlanId.ToString());
}

/// <summary>Prozessphase um einen Platz verschieben.</summary>
internal sealed record MoveStage(Guid PlanId, Guid Id, bool IsUp) : IRequest, IAudited
{
    public Act Act => new("stage.moved", PlanId.ToString());
}

/// <summary>Prozessphase löschen; resolutions of it stay and stand by their dates.</summary>
internal sealed record DeleteStage(Guid PlanId, Guid Id) : IRequest, IAudited
{
    public Act Act => new("stage.deleted", PlanId.ToString());
}

internal sealed class StageHandlers(IsekDbContext db, IMediator mediator) : IRequestHandler<SaveStage, Unit>, IRequestHandler<MoveStage, Unit>, IRequestHandler<DeleteStage, Unit>
{
    public async Task<Unit> Handle(SaveStage command, CancellationToken ct)
    {
        var form = command.Form;
        var faults = FormRules.Check(form);
        SourceDate? Date(string field, string? typed)
        {
            var date = SourceDateInput.Read(typed);
            if (date is null && typed.OrNull() is { Length: <= SourceDateInput.Max })
            {
                faults.Add(new(field, SourceDateInput.Fault));
            }

            return date;
        }

        var (from, to, asOf) = (Date("from", form.From), Date("to", form.To), Date("asOf", form.AsOf));
        if (from is { } start && to is { } end && start.Day > end.LastDay)
        {
            faults.Add(new("to", "Das Ende liegt vor dem Anfang."));
        }

        var source = await PlanSources.IdAsync(mediator, form.Source, faults, ct);
        faults.RefuseFaults();
        var row = command.Id is { } id ? await db.Set<ProcessStage>().SingleAsync(s => s.Id == id && s.PlanId == command.PlanId, ct) : null;
        if (row is null)
        {
            var taken = await db.Set<ProcessStage>().Select(s => s.Key).ToHashSetAsync(ct);
            row = new ProcessStage
            {
                Key = KeyText.Free(KeyText.Stem(form.Name!, "phase"), taken),
                PlanId = command.PlanId,
                SortOrder = (await db.Set<ProcessStage>().MaxAsync(s => (int?)s.SortOrder, ct) ?? 0) + 1,
            };
            db.Add(row);
        }
        else if (row.Revision != command.Revision)
        {
            throw new StaleException();
        }

        (row.Name, row.Purpose, row.StartsOn, row.EndsOn) = (form.Name!.Trim(), form.Purpose.OrNull(), from, to);
        (row.DateNote, row.IsCurrent, row.AsOf, row.SourceId, row.SourceDetail) = (form.DateNote.OrNull(), form.IsCurrent, asOf, source, form.SourceDetail.OrNull());
        await db.SaveAtDeskAsync(ct);
        return Unit.Value;
    }

    public async Task<Unit> Handle(MoveStage command, CancellationToken ct)
    {
        var rows = await db.Set<ProcessStage>().Where(s => s.PlanId == command.PlanId).OrderBy(s => s.SortOrder).ThenBy(s => s.Key).ToListAsync(ct);
        PlanOrder.Move(rows, r => r.Id == command.Id, command.IsUp, r => r.SortOrder, (r, at) => r.SortOrder = at);
        await db.SaveAtDeskAsync(ct);
        return Unit.Value;
    }

    public async Task<Unit> Handle(DeleteStage command, CancellationToken ct)
    {
        var row = await db.Set<ProcessStage>().SingleAsync(s => s.Id == command.Id && s.PlanId == command.PlanId, ct);
        foreach (var resolution in await db.Set<CouncilResolution>().Where(r => r.StageId == row.Id).ToListAsync(ct))
        {
            resolution.StageId = null;
        }

        db.Remove(row);
        await db.SaveAtDeskAsync(ct);
        return Unit.Value;
    }
}
