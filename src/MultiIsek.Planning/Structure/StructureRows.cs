using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Planning.Structure;

/// <summary>Zeilen eines Strukturprofils, in their order, and the record that says the same.</summary>
internal sealed record StructureRows(IReadOnlyList<ElementType> Types, IReadOnlyList<AttributeDefinition> Fields)
{
    public static async Task<StructureRows> LoadAsync(IsekDbContext db, Guid profile, bool isTracked, CancellationToken ct)
    {
        var tracking = isTracked ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking;
        return new(
            await db.Set<ElementType>().AsTracking(tracking).Where(t => t.ProfileId == profile).OrderBy(t => t.SortOrder).ToListAsync(ct),
            await db.Set<AttributeDefinition>().AsTracking(tracking).Where(a => a.ProfileId == profile).OrderBy(a => a.SortOrder).ToListAsync(ct)
        );
    }

    /// <summary>Rows that no database has: to see what a record would mean. Types keep the ids they have here, found by key.</summary>
    public StructureRows With(ProfileRecord record)
    {
        var ids = Types.ToDictionary(t => t.Key, t => t.Id);
        return new(
            [
                .. record
                    .Types.DistinctBy(t => t.Key)
                    .Select(
                        (t, i) =>
                            Fill(
                                new ElementType
                                {
                                    Id = ids.TryGetValue(t.Key, out var id) ? id : Guid.CreateVersion7(),
                                    ProfileId = Guid.Empty,
                                    Key = t.Key,
                                },
                                t,
                                i
                            )
                    ),
            ],
            [.. record.Attributes.DistinctBy(a => a.Key).Select((a, i) => Fill(new AttributeDefinition { ProfileId = Guid.Empty, Key = a.Key }, a, i))]
        );
    }

    public ProfileRecord ToRecord(StructureProfile profile) =>
        new()
        {
            Key = profile.Key,
            Revision = profile.Number,
            Types =
            [
                .. Types.Select(t => new TypeRecord
                {
                    Key = t.Key,
                    Role = t.Role,
                    Singular = t.Singular,
                    Plural = t.Plural,
                    Parents = t.Parents,
                    Min = t.MinCount,
                    Max = t.MaxCount,
                    CountRule = t.CountRule,
                    Number = t.Number,
                    Flags = t.Flags,
                    Help = t.Help,
                    Colour = t.Colour,
                }),
            ],
            Attributes =
            [
                .. Fields.Select(a => new AttributeRecord
                {
                    Key = a.Key,
                    Label = a.Label,
                    Help = a.Help,
                    On = a.On,
                    Type = a.Type,
                    Unit = a.Unit,
                    Choices = a.Choices,
                    Required = a.IsRequired,
                    Visible = a.Visible,
                    EditableBy = a.EditableBy,
                    InReport = a.InReport,
                    InDiff = a.InDiff,
                    InExport = a.InExport,
                }),
            ],
        };

    /// <summary>Brings these rows, tracked, to what the record says.</summary>
    /// <returns>Rows that the record does not have any more; they are still there.</returns>
    public IReadOnlyList<IOwnedByTenant> Write(IsekDbContext db, Guid profile, ProfileRecord record)
    {
        var types = Types.ToDictionary(t => t.Key);
        foreach (var (type, i) in record.Types.DistinctBy(t => t.Key).Select((t, i) => (t, i)))
        {
            if (!types.Remove(type.Key, out var row))
            {
                row = new ElementType { ProfileId = profile, Key = type.Key };
                db.Add(row);
            }

            Fill(row, type, i);
        }

        var fields = Fields.ToDictionary(a => a.Key);
        foreach (var (field, i) in record.Attributes.DistinctBy(a => a.Key).Select((a, i) => (a, i)))
        {
            if (!fields.Remove(field.Key, out var row))
            {
                row = new AttributeDefinition { ProfileId = profile, Key = field.Key };
                db.Add(row);
            }

            Fill(row, field, i);
        }

        return [.. types.Values, .. fields.Values];
    }

    private static ElementType Fill(ElementType row, TypeRecord type, int place)
    {
        row.Role = type.Role;
        row.Singular = type.Singular;
        row.Plural = type.Plural;
        row.Parents = [.. type.Parents];
        row.MinCount = type.Min;
        row.MaxCount = type.Max;
        row.CountRule = type.CountRule;
        row.Number = type.Number;
        row.Flags = [.. type.Flags];
        row.Help = type.Help;
        row.Colour = type.Colour;
        row.SortOrder = place;
        return row;
    }

    private static AttributeDefinition Fill(AttributeDefinition row, AttributeRecord field, int place)
    {
        row.Label = field.Label;
        row.Help = field.Help;
        row.On = [.. field.On];
        row.Type = field.Type;
        row.Unit = field.Unit;
        row.Choices = [.. field.Choices];
        row.IsRequired = field.Required;
        row.Visible = field.Visible;
        row.EditableBy = field.EditableBy;
        row.InReport = field.InReport;
        row.InDiff = field.InDiff;
        row.InExport = field.InExport;
        row.SortOrder = place;
        return row;
    }
}
