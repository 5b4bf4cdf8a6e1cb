using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Editing;

namespace MultiIsek.Planning.Organisations;

/// <summary>Stelle anlegen oder ändern. Answers its key.</summary>
/// <param name="Id">Null for a new one.</param>
/// <param name="Revision">The one that the form began with.</param>
/// <exception cref="FieldsRefusedException"/>
/// <exception cref="StaleException"/>
internal sealed record SaveOrganisation(Guid? Id, int Revision, OrganisationForm Form) : IRequest<string>, IAudited
{
    public Guid NewId { get; } = Guid.CreateVersion7();
    public Act Act => Id is { } id ? new("organisation.saved", id.ToString()) : new("organisation.added", NewId.ToString());
}

/// <summary>Stelle schließen: it stays where it is named and is no longer on offer; null opens it again.</summary>
internal sealed record CloseOrganisation(Guid Id, DateOnly? Until) : IRequest, IAudited
{
    public Act Act => new(Until is null ? "organisation.reopened" : "organisation.closed", Id.ToString());
}

/// <summary>Stelle löschen.</summary>
/// <exception cref="RefusedException">It is in use.</exception>
internal sealed record DeleteOrganisation(Guid Id) : IRequest, IAudited
{
    public Act Act => new("organisation.deleted", Id.ToString());
}

internal sealed class OrganisationHandlers(IsekDbContext db, IEnumerable<IReferenceUses> uses, TimeProvider time)
    : IRequestHandler<SaveOrganisation, string>,
        IRequestHandler<CloseOrganisation, Unit>,
        IRequestHandler<DeleteOrganisation, Unit>
{
    public async Task<string> Handle(SaveOrganisation command, CancellationToken ct)
    {
        var faults = FormRules.Check(command.Form);
        var all = await db.Set<Organisation>().ToListAsync(ct);
        var row = command.Id is { } id ? all.Single(o => o.Id == id) : null;
        if (row is not null && row.Revision != command.Revision)
        {
            throw new StaleException();
        }

        var parent = all.FirstOrDefault(o => o.Key == command.Form.Parent);
        if (command.Form.Parent.OrNull() is not null && (parent is null || (row is not null && IsWithin(parent, row, all))))
        {
            faults.Add(new("parent", "Diese Stelle kann nicht darüber stehen: Wählen Sie eine andere."));
        }

        var name = command.Form.Name.OrNull();
        if (all.Exists(o => o != row && o.ValidUntil is null && string.Equals(o.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            faults.Add(new("name", "Eine Stelle dieses Namens gibt es schon."));
        }

        faults.RefuseFaults();
        if (row is null)
        {
            row = Create(command.NewId, name!, all);
            db.Add(row);
        }

        command.Form.ApplyTo(row);
        row.ParentId = parent?.Id;
        await db.SaveAtDeskAsync(ct);
        return row.Key;
    }

    /// <summary>A new row at the end of the list.</summary>
    public static Organisation Create(Guid id, string name, IReadOnlyCollection<Organisation> all) =>
        new()
        {
            Id = id,
            Key = KeyText.Free(KeyText.Stem(name, "stelle"), all.Select(o => o.Key).ToHashSet()),
            Name = name,
            SortOrder = all.Select(o => o.SortOrder).DefaultIfEmpty().Max() + 1,
        };

    public async Task<Unit> Handle(CloseOrganisation command, CancellationToken ct)
    {
        var row = await db.Set<Organisation>().SingleAsync(o => o.Id == command.Id, ct);
        Closing.Check(command.Until, null, time);

        row.ValidUntil = command.Until;
        await db.SaveAtDeskAsync(ct);
        return Unit.Value;
    }

    public async Task<Unit> Handle(DeleteOrganisation command, CancellationToken ct)
    {
        if (await uses.OfAsync(PlanningKeys.Organisation, command.Id, ct) is [var use, ..])
        {
            throw new RefusedException($"Die Stelle ist in Gebrauch ({use.What}). Schließen Sie sie, statt sie zu löschen.");
        }

        db.Remove(await db.Set<Organisation>().SingleAsync(o => o.Id == command.Id, ct));
        await db.SaveAtDeskAsync(ct);
        return Unit.Value;
    }

    /// <summary>Whether it is this one, or stands somewhere below it.</summary>
    public static bool IsWithin(Organisation at, Organisation top, List<Organisation> all)
    {
        HashSet<Guid> seen = [];
        for (var each = at; each is not null && seen.Add(each.Id); each = all.Find(o => o.Id == each.ParentId))
        {
            if (each == top)
            {
                return true;
            }
        }

        return false;
    }
}
