using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Spaces;
using MultiIsek.Planning.Structure;

namespace MultiIsek.Planning.Editing;

/// <summary>Reads elements as forms: one query for each kind of row, however many elements.</summary>
internal sealed class ElementForms(IsekDbContext db, IMediator mediator)
{
    public async Task<ElementForm> ReadAsync(ElementRevision row, CancellationToken ct) => (await ReadAsync(row.PlanVersionId, [row], ct))[row.ElementId];

    public async Task<IReadOnlyDictionary<Guid, ElementForm>> ReadAsync(Guid version, IReadOnlyCollection<ElementRevision> rows, CancellationToken ct)
    {
        var ids = rows.Select(r => r.ElementId).ToList();
        var typeIds = rows.Select(r => r.TypeId).Distinct().ToList();
        var types = await db.Set<ElementType>().AsNoTracking().Where(t => typeIds.Contains(t.Id)).ToDictionaryAsync(t => t.Id, ct);
        var profiles = types.Values.Select(t => t.ProfileId).Distinct().ToList();
        var fields = await db.Set<AttributeDefinition>().AsNoTracking().Where(a => profiles.Contains(a.ProfileId)).ToListAsync(ct);
        var spaces = (
            await (
                from link in db.Set<ElementSpace>()
                join space in db.Set<Space>() on link.SpaceId equals space.Id
                where link.PlanVersionId == version && ids.Contains(link.ElementId)
                select new { link.ElementId, space.Key }
            ).ToListAsync(ct)
        ).ToLookup(s => s.ElementId, s => s.Key);
        var actors = (
            await (
                from involvement in db.Set<Involvement>()
                join organisation in db.Set<Organisation>() on involvement.OrganisationId equals organisation.Id
                where involvement.PlanVersionId == version && involvement.ElementId != null && ids.Contains(involvement.ElementId.Value)
                orderby involvement.SortOrder, involvement.Id
                select new { involvement.ElementId, Line = new ActorRow(involvement.Role, organisation.Key, involvement.Note ?? "") }
            ).ToListAsync(ct)
        ).ToLookup(a => a.ElementId!.Value, a => a.Line);
        var links = (
            await (
                from link in db.Set<ElementLink>()
                join other in db.Set<PlanElement>() on link.ToElementId equals other.Id
                where link.PlanVersionId == version && ids.Contains(link.FromElementId)
                orderby link.Id
                select new { link.FromElementId, Line = new LinkRow(link.Kind, other.Key, link.Strength, link.Comment ?? "") }
            ).ToListAsync(ct)
        ).ToLookup(l => l.FromElementId, l => l.Line);
        var own = (await db.Set<ElementDocument>().AsNoTracking().Where(d => d.PlanVersionId == version && ids.Contains(d.ElementId)).ToListAsync(ct)).ToLookup(
            d => d.ElementId,
            d => d.DocumentId
        );
        var documents = await mediator.Send(new FindDocuments([.. own.SelectMany(d => d), .. rows.Select(r => r.SourceId).OfType<Guid>()], WithDrafts: true), ct);
        return rows.ToDictionary(
            r => r.ElementId,
            r =>
            {
                var type = types[r.TypeId];
                var form = new ElementForm
                {
                    [ElementForm.Type] = type.Key,
                    [ElementForm.Number] = r.IsNumberManual || type.Number == NumberPattern.Manual ? r.Number ?? "" : "",
                    [ElementForm.Title] = r.Title,
                    [ElementForm.Lead] = r.Lead ?? "",
                    [ElementForm.Body] = Paragraphs.Join(r.Body),
                    [ElementForm.BodyLabel] = r.BodyLabel ?? "",
                    [ElementForm.Missing] = r.Missing ?? "",
                    [ElementForm.Plain] = Paragraphs.Join(r.PlainLanguage),
                    [ElementForm.Spaces] = Sorted(spaces[r.ElementId]),
                    [ElementForm.SpaceNote] = r.SpaceNote ?? "",
                    [ElementForm.Actors] = string.Join('\n', actors[r.ElementId]),
                    [ElementForm.Links] = string.Join('\n', links[r.ElementId]),
                    [ElementForm.Documents] = Sorted(own[r.ElementId].Where(documents.ContainsKey).Select(d => documents[d].Key)),
                    [ElementForm.Source] = documents.GetValueOrDefault(r.SourceId ?? Guid.Empty)?.Key ?? "",
                    [ElementForm.SourceDetail] = r.SourceDetail ?? "",
                };
                foreach (var (key, value) in r.Attributes)
                {
                    if (fields.Find(f => f.ProfileId == type.ProfileId && f.Key == key) is { } field)
                    {
                        form[ElementForm.FieldPrefix + key] = AttributeInput.ToForm(field, value);
                    }
                }

                return form;
            }
        );
    }

    private static string Sorted(IEnumerable<string> keys) => string.Join('\n', keys.Order(StringComparer.Ordinal));
}

/// <summary>A line of the form: which organisation, in which role.</summary>
internal sealed record ActorRow(ActorRole Role, string Organisation, string Note)
{
    /// <summary>Null for what no form of ours makes.</summary>
    public static ActorRow? Parse(string line) =>
        line.Split(ElementForm.Tab) is [var role, var organisation, var note] && Enum.TryParse<ActorRole>(role, out var known) && Enum.IsDefined(known)
            ? new(known, organisation, note)
            : null;

    public override string ToString() => string.Join(ElementForm.Tab, Role, Organisation, ElementForm.OneLine(Note));
}

/// <summary>A line of the form: a link to another element.</summary>
internal sealed record LinkRow(ElementLinkKind Kind, string To, int? Strength, string Comment)
{
    public static LinkRow? Parse(string line) =>
        line.Split(ElementForm.Tab) is [var kind, var to, var strength, var comment] && Enum.TryParse<ElementLinkKind>(kind, out var known) && Enum.IsDefined(known)
            ? new(known, to, int.TryParse(strength, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null, comment)
            : null;

    public override string ToString() => string.Join(ElementForm.Tab, Kind, To, Strength?.ToString(CultureInfo.InvariantCulture) ?? "", ElementForm.OneLine(Comment));
}
