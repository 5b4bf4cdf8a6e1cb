using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Maps;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Search;
using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Organisations;

namespace MultiIsek.Planning.Spaces;

/// <summary>Angaben eines Ortes, as the form sends them.</summary>
internal sealed record SpaceForm
{
    [Required(ErrorMessage = "Geben Sie dem Ort einen Namen."), Line(200)]
    public string? Name { get; init; }

    [Required(ErrorMessage = "Wählen Sie, was für ein Ort es ist.")]
    public SpaceKind? Kind { get; init; }

    /// <summary>Key.</summary>
    public string? Parent { get; init; }
    public DateOnly? ValidFrom { get; init; }

    [Long(1000)]
    public string? Note { get; init; }

    /// <summary>GeoJSON, or "51.36, 7.47".</summary>
    public string? Geometry { get; init; }
}

/// <summary>Ort anlegen oder ändern. Answers its key.</summary>
/// <param name="Id">Null for a new one.</param>
/// <exception cref="FieldsRefusedException"/>
/// <exception cref="StaleException"/>
internal sealed record SaveSpace(Guid? Id, int Revision, SpaceForm Form) : IRequest<string>, IAudited
{
    public Guid NewId { get; } = Guid.CreateVersion7();
    public Act Act => Id is { } id ? new("space.saved", id.ToString()) : new("space.added", NewId.ToString());
}

/// <summary>Ort schließen; null opens it again.</summary>
internal sealed record CloseSpace(Guid Id, DateOnly? Until) : IRequest, IAudited
{
    public Act Act => new(Until is null ? "space.reopened" : "space.closed", Id.ToString());
}

/// <summary>Ort löschen.</summary>
/// <exception cref="RefusedException">It is in use.</exception>
internal sealed record DeleteSpace(Guid Id) : IRequest, IAudited
{
    public Act Act => new("space.deleted", Id.ToString());
}

internal sealed class SpaceHandlers(IsekDbContext db, IEnumerable<IReferenceUses> uses, IMediator mediator, TimeProvider time)
    : IRequestHandler<SaveSpace, string>,
        IRequestHandler<CloseSpace, Unit>,
        IRequestHandler<DeleteSpace, Unit>
{
    public async Task<string> Handle(SaveSpace command, CancellationToken ct)
    {
        var form = command.Form;
        var faults = FormRules.Check(form);
        var all = await db.Set<Space>().ToListAsync(ct);
        var row = command.Id is { } id ? all.Single(s => s.Id == id) : null;
        if (row is not null && row.Revision != command.Revision)
        {
            throw new StaleException();
        }

        var parent = all.Find(s => s.Key == form.Parent);
        if (form.Parent.OrNull() is not null && (parent is null || (row is not null && new SpaceTree(all).Within(row.Id).Contains(parent.Id))))
        {
            faults.Add(new("parent", "Darin kann der Ort nicht liegen: Wählen Sie einen anderen."));
        }

        if (form.ValidFrom is { } from && row?.ValidUntil < from)
        {
            faults.Add(new("validFrom", "Der Ort wäre schon geschlossen, bevor er gilt."));
        }

        var geometry = Geometry(form.Geometry, faults);
        if (geometry is not null && geometry.Length + all.Where(s => s != row).Sum(s => s.Geometry?.Length ?? 0) > Space.GeometriesMax)
        {
            faults.Add(new("geometry", "Die Umrisse aller Orte zusammen sind zu groß. Vereinfachen Sie diesen oder andere."));
        }

        faults.RefuseFaults();
        if (row is null)
        {
            row = new Space
            {
                Id = command.NewId,
                Key = KeyText.Free(KeyText.Stem(form.Name!, "ort"), all.Select(s => s.Key).ToHashSet()),
                SortOrder = all.Select(s => s.SortOrder).DefaultIfEmpty().Max() + 1,
            };
            db.Add(row);
        }

        (row.Name, row.Kind, row.ParentId, row.ValidFrom, row.Note) = (form.Name!.Trim(), form.Kind!.Value, parent?.Id, form.ValidFrom, form.Note.OrNull());
        row.Geometry = geometry;
        await SaveAsync(ct);
        return row.Key;
    }

    public async Task<Unit> Handle(CloseSpace command, CancellationToken ct)
    {
        var row = await db.Set<Space>().SingleAsync(s => s.Id == command.Id, ct);
        Closing.Check(command.Until, row.ValidFrom, time);

        row.ValidUntil = command.Until;
        await SaveAsync(ct);
        return Unit.Value;
    }

    public async Task<Unit> Handle(DeleteSpace command, CancellationToken ct)
    {
        if (await uses.OfAsync(PlanningKeys.Space, command.Id, ct) is [var use, ..])
        {
            throw new RefusedException($"Der Ort ist in Gebrauch ({use.What}). Schließen Sie ihn, statt ihn zu löschen.");
        }

        db.Remove(await db.Set<Space>().SingleAsync(s => s.Id == command.Id, ct));
        await SaveAsync(ct);
        return Unit.Value;
    }

    private static string? Geometry(string? typed, List<Fault> faults)
    {
        if (typed.OrNull() is not { } text)
        {
            return null;
        }

        try
        {
            return GeoReader.Read(text).ToJson();
        }
        catch (FormatException e)
        {
            faults.Add(new("geometry", e.Message));
            return null;
        }
    }

    private async Task SaveAsync(CancellationToken ct)
    {
        await db.SaveAtDeskAsync(ct);
        await mediator.Send(new RefreshSearch(typeof(PlanningSearch)), ct);
        await db.SaveChangesAsync(ct);
    }
}
