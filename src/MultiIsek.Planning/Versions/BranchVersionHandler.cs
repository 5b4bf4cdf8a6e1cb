using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Organisations;

namespace MultiIsek.Planning.Versions;

internal sealed class BranchVersionHandler(IsekDbContext db) : IRequestHandler<BranchVersion, string>
{
    private const int VersionsMax = 100;

    public async Task<string> Handle(BranchVersion command, CancellationToken ct)
    {
        var name = ElementForm.OneLine(command.Name);
        if (name.Length is 0 or > PlanVersion.NameMax)
        {
            throw new FieldsRefusedException([new("neu", $"Geben Sie der neuen Fassung einen Namen mit höchstens {PlanVersion.NameMax} Zeichen.")]);
        }

        var from = await db.Set<PlanVersion>().AsNoTracking().SingleAsync(v => v.Id == command.VersionId, ct);
        var numbers = await db.Set<PlanVersion>().Where(v => v.PlanId == from.PlanId).Select(v => v.No).ToListAsync(ct);
        if (numbers.Count >= VersionsMax)
        {
            throw new RefusedException($"Mehr als {VersionsMax} Fassungen kann ein Konzept nicht haben.");
        }

        var stem = KeyText.Stem(name, "fassung");
        var taken = await db.Set<PlanVersion>().Where(v => v.Key.StartsWith(stem)).Select(v => v.Key).ToHashSetAsync(ct);
        var version = new PlanVersion
        {
            Id = command.Id,
            Key = KeyText.Free(stem, taken),
            PlanId = from.PlanId,
            No = numbers.Max() + 1,
            Name = name,
            State = PlanVersionState.Working,
            BasedOnId = from.Id,
            // A change of the structure makes it one of its own.
            ProfileId = from.ProfileId,
        };
        db.Add(version);
        db.AddRange((await db.Set<ElementRevision>().AsNoTracking().Where(r => r.PlanVersionId == from.Id).ToListAsync(ct)).Select(r => r.For(version.Id)));
        db.AddRange(
            (await db.Set<ElementSpace>().AsNoTracking().Where(s => s.PlanVersionId == from.Id).ToListAsync(ct)).Select(s => new ElementSpace
            {
                PlanVersionId = version.Id,
                ElementId = s.ElementId,
                SpaceId = s.SpaceId,
            })
        );
        db.AddRange(
            (await db.Set<ElementLink>().AsNoTracking().Where(l => l.PlanVersionId == from.Id).ToListAsync(ct)).Select(l => new ElementLink
            {
                PlanVersionId = version.Id,
                FromElementId = l.FromElementId,
                ToElementId = l.ToElementId,
                Kind = l.Kind,
                Strength = l.Strength,
                Comment = l.Comment,
            })
        );
        db.AddRange((await db.Set<Involvement>().AsNoTracking().Where(i => i.PlanVersionId == from.Id).ToListAsync(ct)).Select(i => i.For(version.Id)));
        db.AddRange(
            (await db.Set<ElementDocument>().AsNoTracking().Where(d => d.PlanVersionId == from.Id).ToListAsync(ct)).Select(d => new ElementDocument
            {
                PlanVersionId = version.Id,
                ElementId = d.ElementId,
                DocumentId = d.DocumentId,
                SortOrder = d.SortOrder,
            })
        );
        await db.SaveAtDeskAsync(ct);
        return version.Key;
    }
}
