using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Editing;

namespace MultiIsek.Planning.Plans;

/// <summary>Beziehung zu einem anderen Konzept, as the form sends it.</summary>
internal sealed record RelationForm
{
    public PlanRelationKind Kind { get; init; }

    /// <summary>Key of a plan of the city.</summary>
    public string? To { get; init; }

    [Line(Plan.TitleMax)]
    public string? Title { get; init; }

    [WebAddress]
    public string? Url { get; init; }

    [Long(PlanRelation.NoteMax)]
    public string? Note { get; init; }

    /// <summary>Key of a document.</summary>
    public string? Source { get; init; }

    [Line(200)]
    public string? SourceDetail { get; init; }
}

/// <summary>Beziehung eines Konzepts anlegen (at the end) oder ändern.</summary>
/// <exception cref="FieldsRefusedException"/>
/// <exception cref="StaleException"/>
internal sealed record SaveRelation(Guid PlanId, Guid? Id, int Revision, RelationForm Form) : IRequest, IAudited
{
    public Act Act => new("relation.saved", PlanId.ToString());
}

/// <summary>Beziehung um einen Platz verschieben.</summary>
internal sealed record MoveRelation(Guid PlanId, Guid Id, bool IsUp) : IRequest, IAudited
{
    public Act Act => new("relation.moved", PlanId.ToString());
}

internal sealed record DeleteRelation(Guid PlanId, Guid Id) : IRequest, IAudited
{
    public Act Act => new("relation.deleted", PlanId.ToString());
}

internal sealed class RelationHandlers(IsekDbContext db, IMediator mediator)
    : IRequestHandler<SaveRelation, Unit>,
        IRequestHandler<MoveRelation, Unit>,
        IRequestHandler<DeleteRelation, Unit>
{
    public async Task<Unit> Handle(SaveRelation command, CancellationToken ct)
    {
        var form = command.Form;
        var faults = FormRules.Check(form);
        var (key, title) = (form.To.OrNull(), form.Title.OrNull());
        var to = key is null ? null : await db.Set<Plan>().AsNoTracking().SingleOrDefaultAsync(p => p.Key == key && p.Id != command.PlanId, ct);
        if (key is not null && to is null)
        {
            faults.Add(new("to", "Wählen Sie ein anderes Konzept aus der Liste."));
        }
        else if (key is null == title is null)
        {
            faults.Add(new("to", "Wählen Sie ein Konzept der Stadt, oder geben Sie den Titel eines anderen Plans an: eines von beiden."));
        }

        if (title is null && form.Url.OrNull() is not null)
        {
            faults.Add(new("title", "Geben Sie auch den Titel an, der zu dieser Adresse gehört."));
        }

        var own = await db.Set<PlanRelation>().Where(r => r.PlanId == command.PlanId).ToListAsync(ct);
        if (own.Exists(r => r.Id != command.Id && r.Kind == form.Kind && (to is not null ? r.ToPlanId == to.Id : title is not null && r.ExternalTitle == title)))
        {
            faults.Add(new("kind", "Diese Verbindung gibt es schon."));
        }

        var source = await PlanSources.IdAsync(mediator, form.Source, faults, ct);
        faults.RefuseFaults();
        var row = command.Id is { } id ? own.Single(r => r.Id == id) : null;
        if (row is null)
        {
            var taken = await db.Set<PlanRelation>().Select(r => r.Key).ToHashSetAsync(ct);
            row = new PlanRelation
            {
                Key = KeyText.Free(KeyText.Stem(to?.ShortName ?? title!, "verbindung"), taken),
                PlanId = command.PlanId,
                SortOrder = (await db.Set<PlanRelation>().MaxAsync(r => (int?)r.SortOrder, ct) ?? 0) + 1,
            };
            db.Add(row);
        }
        else if (row.Revision != command.Revision)
        {
            throw new StaleException();
        }

        (row.Kind, row.ToPlanId, row.ExternalTitle, row.ExternalUrl) = (form.Kind, to?.Id, title, form.Url.OrNull());
        (row.Note, row.SourceId, row.SourceDetail) = (form.Note.OrNull(), source, form.SourceDetail.OrNull());
        await db.SaveAtDeskAsync(ct);
        return Unit.Value;
    }

    public async Task<Unit> Handle(MoveRelation command, CancellationToken ct)
    {
        var rows = await db.Set<PlanRelation>().Where(r => r.PlanId == command.PlanId).OrderBy(r => r.SortOrder).ThenBy(r => r.Key).ToListAsync(ct);
        PlanOrder.Move(rows, r => r.Id == command.Id, command.IsUp, r => r.SortOrder, (r, at) => r.SortOrder = at);
        await db.SaveAtDeskAsync(ct);
        return Unit.Value;
    }

    public async Task<Unit> Handle(DeleteRelation command, CancellationToken ct)
    {
        db.Remove(await db.Set<PlanRelation>().SingleAsync(r => r.Id == command.Id && r.PlanId == command.PlanId, ct));
        await db.SaveAtDeskAsync(ct);
        return Unit.Value;
    }
}
