using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Organisations;

namespace MultiIsek.Planning.Resolutions;

/// <summary>Nachweis einer Pflicht, as the form sends it.</summary>
internal sealed record EvidenceForm
{
    /// <summary>Key.</summary>
    public string? Document { get; init; }

    /// <summary>Key.</summary>
    public string? Resolution { get; init; }

    [Line(SourceDateInput.Max)]
    public string? DoneOn { get; init; }

    [Long(Duty.NoteMax)]
    public string? Note { get; init; }
}

/// <summary>Pflicht als erfüllt eintragen: with a document, a resolution, or a day and what happened then.</summary>
/// <exception cref="FieldsRefusedException">Without evidence.</exception>
/// <exception cref="StaleException"/>
internal sealed record FulfilDuty(Guid Id, int Revision, EvidenceForm Form) : IRequest, IAudited
{
    public Act Act => new("duty.fulfilled", Id.ToString());
}

/// <summary>Pflicht für entbehrlich erklären, with the reason.</summary>
/// <exception cref="FieldsRefusedException">Without a reason.</exception>
/// <exception cref="StaleException"/>
internal sealed record DispenseDuty(Guid Id, int Revision, string Reason) : IRequest, IAudited
{
    public Act Act => new("duty.dispensed", Id.ToString());
}

/// <summary>Angabe zu einer Pflicht zurücknehmen: it is again what it was before.</summary>
/// <exception cref="RefusedException">Nothing was entered.</exception>
internal sealed record ReopenDuty(Guid Id) : IRequest, IAudited
{
    public Act Act => new("duty.reopened", Id.ToString());
}

internal sealed class DutyHandlers(IsekDbContext db, IMediator mediator, TimeProvider time)
    : IRequestHandler<FulfilDuty, Unit>,
        IRequestHandler<DispenseDuty, Unit>,
        IRequestHandler<ReopenDuty, Unit>
{
    private DateOnly Today => Berlin.Day(time.GetUtcNow().UtcDateTime);

    public async Task<Unit> Handle(FulfilDuty command, CancellationToken ct)
    {
        var form = command.Form;
        var faults = FormRules.Check(form);
        var duty = await OpenAsync(command.Id, command.Revision, ct);
        var document = form.Document.OrNull() is { } key ? (await mediator.Send(new FindDocumentsByKey([key], WithDrafts: true), ct)).GetValueOrDefault(key) : null;
        if (form.Document.OrNull() is not null && document is null)
        {
            faults.Add(new("document", "Wählen Sie ein Dokument aus der Liste."));
        }

        var resolution = form.Resolution.OrNull() is { } name ? await db.Set<CouncilResolution>().FirstOrDefaultAsync(r => r.Key == name, ct) : null;
        if (form.Resolution.OrNull() is not null && resolution is null)
        {
            faults.Add(new("resolution", "Wählen Sie einen Beschluss aus der Liste."));
        }

        var doneOn = SourceDateInput.Read(form.DoneOn);
        if (form.DoneOn.OrNull() is not null && doneOn is null)
        {
            faults.Add(new("doneOn", SourceDateInput.Fault));
        }
        else if (doneOn?.Day > Today)
        {
            faults.Add(new("doneOn", "Dieser Tag liegt in der Zukunft: Dann ist die Pflicht noch nicht erfüllt."));
        }

        if (faults.Count == 0 && document is null && resolution is null && (form.Note.OrNull() is null || doneOn is null))
        {
            faults.Add(new("document", "Nennen Sie den Nachweis: ein Dokument, einen Beschluss, oder den Tag und in Worten, was geschehen ist."));
        }

        faults.RefuseFaults();
        (duty.EvidenceDocumentId, duty.EvidenceResolutionId, duty.DoneOn, duty.Note) = (document?.Id, resolution?.Id, doneOn, form.Note.OrNull());
        return await MarkAsync(duty, DutyState.Fulfilled, ct);
    }

    public async Task<Unit> Handle(DispenseDuty command, CancellationToken ct)
    {
        var duty = await OpenAsync(command.Id, command.Revision, ct);
        if (command.Reason.OrNull() is not { Length: <= Duty.NoteMax } reason)
        {
            throw new FieldsRefusedException([new("reason", $"Geben Sie an, warum die Pflicht entbehrlich ist (höchstens {Duty.NoteMax} Zeichen).")]);
        }

        (duty.EvidenceDocumentId, duty.EvidenceResolutionId, duty.DoneOn, duty.Note) = (null, null, null, reason);
        return await MarkAsync(duty, DutyState.Dispensable, ct);
    }

    public async Task<Unit> Handle(ReopenDuty command, CancellationToken ct)
    {
        var duty = await db.Set<Duty>().SingleAsync(d => d.Id == command.Id, ct);
        if (!duty.IsTold)
        {
            throw new RefusedException("Zu dieser Pflicht ist nichts eingetragen.");
        }

        // A file tells no more than what became of it: what is past is then unknown, not overdue.
        duty.State = duty.Before ?? (duty.DueOn.LastDay < Today ? DutyState.Unknown : DutyState.Open);
        (duty.Before, duty.EvidenceDocumentId, duty.EvidenceResolutionId, duty.DoneOn, duty.Note) = (null, null, null, null, null);
        await db.SaveAtDeskAsync(ct);
        return Unit.Value;
    }

    private async Task<Duty> OpenAsync(Guid id, int revision, CancellationToken ct)
    {
        var duty = await db.Set<Duty>().SingleAsync(d => d.Id == id, ct);
        return duty.Revision == revision ? duty : throw new StaleException();
    }

    private async Task<Unit> MarkAsync(Duty duty, DutyState state, CancellationToken ct)
    {
        if (duty.State is DutyState.Open or DutyState.Overdue or DutyState.Unknown)
        {
            duty.Before = duty.State;
        }

        duty.State = state;
        await db.SaveAtDeskAsync(ct);
        return Unit.Value;
    }
}
