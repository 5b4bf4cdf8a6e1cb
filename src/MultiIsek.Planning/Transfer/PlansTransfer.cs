using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Transfer;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Resolutions;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Transfer;

/// <summary>plans.json: the city's plans with their stages, relations, involved bodies and versions.</summary>
internal sealed class PlansTransfer : TransferPart
{
    public const string File = "plans.json";
    public const string StageKind = "Prozessphase";
    private const string RelationKind = "Beziehung";

    public override int Order => 22;

    public override IReadOnlyDictionary<string, Type> Schemas { get; } = new Dictionary<string, Type> { ["plans"] = typeof(PlansFile) };

    public override async Task ReadAsync(Import import, CancellationToken ct)
    {
        if (await import.ReadAsync<PlansFile>(File, ct, PlanningKeys.PlanKind, PlanningKeys.VersionKind) is not { } file)
        {
            return;
        }

        var plans = file.Root.Plans.Select((p, i) => (Record: p, Path: $"plans[{i}]")).ToList();
        await import.MergeAsync(
            file,
            PlanningKeys.PlanKind,
            plans,
            p => p.Key,
            key => new Plan { Key = key },
            (row, record, path, _) => ApplyAsync(import, file, row, record, path, ct),
            ct,
            state: p => p with { Stages = [], Relations = [], Versions = [] },
            clear: row => ClearInvolvementsAsync(import, row, ct),
            place: (row, i) => row.SortOrder = i
        );
        await ReadStagesAsync(import, file, plans, ct);
        await ReadRelationsAsync(import, file, plans, ct);
        await ReadVersionsAsync(import, file, plans, ct);
    }

    private static async Task ApplyAsync(Import import, JsonFile<PlansFile> file, Plan row, PlanRecord record, string path, CancellationToken ct)
    {
        row.ShortName = import.Text(file, $"{path}.shortName", record.ShortName, 120)!;
        row.Title = import.Text(file, $"{path}.title", record.Title, Plan.TitleMax)!;
        row.Kind = record.Kind;
        row.Subtitle = import.Text(file, $"{path}.subtitle", record.Subtitle, Plan.TitleMax);
        row.Slogan = import.Text(file, $"{path}.slogan", record.Slogan, Plan.TitleMax);
        row.Summary = import.Text(file, $"{path}.summary", string.Join("\n\n", record.Summary), Plan.TextMax)!;
        row.AbbreviationNote = import.Text(file, $"{path}.abbreviationNote", record.AbbreviationNote, 1000);
        row.PageTitle = import.Text(file, $"{path}.pageTitle", record.PageTitle, Plan.TitleMax)!;
        row.Lead = import.Text(file, $"{path}.lead", record.Lead, 1000)!;
        row.Note = import.Text(file, $"{path}.note", record.Note, 1000);
        row.Scope = import.Text(file, $"{path}.scope", record.Scope, Plan.TitleMax);
        row.Horizons = [.. record.Horizons];
        row.Links = [.. record.Links];
        row.LeadOrganisationId = import.Find(file, $"{path}.leadOrganisation", PlanningKeys.OrganisationKind, record.LeadOrganisation);
        row.SourceId = import.Find(file, $"{path}.source", DocumentsKeys.DocumentKind, record.Source);
        row.SourceDetail = import.Text(file, $"{path}.sourceDetail", record.SourceDetail, 200);
        for (var i = 0; i < record.Horizons.Count; i++)
        {
            Check(import, file, record.Horizons[i], $"{path}.horizons[{i}]");
        }

        for (var i = 0; i < record.Links.Count; i++)
        {
            import.Url(file, $"{path}.links[{i}].url", record.Links[i].Url);
        }

        await ClearInvolvementsAsync(import, row, ct);
        for (var i = 0; i < record.Involvements.Count; i++)
        {
            var involvement = record.Involvements[i];
            if (import.Find(file, $"{path}.involvements[{i}].organisation", PlanningKeys.OrganisationKind, involvement.Organisation) is { } organisation)
            {
                import.Db.Add(
                    new Involvement
                    {
                        PlanId = row.Id,
                        OrganisationId = organisation,
                        Role = involvement.Role,
                        Note = import.Text(file, $"{path}.involvements[{i}].note", involvement.Note, 500),
                        SourceId = import.Find(file, $"{path}.involvements[{i}].source", DocumentsKeys.DocumentKind, involvement.Source),
                        SortOrder = i,
                    }
                );
            }
        }
    }

    private static void Check(Import import, JsonFile<PlansFile> file, Horizon horizon, string path)
    {
        var fits = horizon.Kind switch
        {
            HorizonKind.TargetYear => horizon.Year is >= 1990 and <= 2200,
            HorizonKind.RelativeYears => horizon is { Min: > 0, Max: > 0 } && horizon.Min <= horizon.Max,
            HorizonKind.Unlimited => true,
            _ => throw new InvalidOperationException($"Unknown horizon {horizon.Kind}."),
        };
        if (!fits)
        {
            import.Error(file, path, "Der Zeithorizont ist unvollständig: TargetYear braucht year, RelativeYears braucht min und max.");
        }
    }

    private static async Task ClearInvolvementsAsync(Import import, Plan plan, CancellationToken ct) =>
        import.Db.RemoveRange(await import.Db.Set<Involvement>().Where(i => i.PlanId == plan.Id).ToListAsync(ct));

    private static Task ReadStagesAsync(Import import, JsonFile<PlansFile> file, List<(PlanRecord Record, string Path)> plans, CancellationToken ct)
    {
        var owners = Owners(plans, p => p.Stages, s => s.Key);
        return import.MergeAsync(
            file,
            StageKind,
            Nested(plans, "stages", p => p.Stages),
            s => s.Key,
            key => new ProcessStage { Key = key },
            (row, record, path, _) =>
            {
                row.PlanId = import.Known(PlanningKeys.PlanKind, owners[record.Key]) ?? Guid.Empty;
                row.Name = import.Text(file, $"{path}.name", record.Name, 200)!;
                row.Purpose = import.Text(file, $"{path}.purpose", record.Purpose, 2000);
                row.StartsOn = import.Date(file, $"{path}.from", record.From);
                row.EndsOn = import.Date(file, $"{path}.to", record.To);
                row.DateNote = import.Text(file, $"{path}.dateNote", record.DateNote, 120);
                row.IsCurrent = record.Current;
                row.AsOf = import.Date(file, $"{path}.asOf", record.AsOf);
                row.SourceId = import.Find(file, $"{path}.source", DocumentsKeys.DocumentKind, record.Source);
                row.SourceDetail = import.Text(file, $"{path}.sourceDetail", record.SourceDetail, 200);
                if (row.StartsOn > row.EndsOn)
                {
                    import.Error(file, $"{path}.to", $"Das Ende „{record.To}“ liegt vor dem Anfang „{record.From}“.");
                }

                return Task.CompletedTask;
            },
            ct,
            // Resolutions say in each run to which stage they belong.
            clear: row => import.Db.Set<CouncilResolution>().Where(r => r.StageId == row.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.StageId, (Guid?)null), ct),
            place: (row, i) => row.SortOrder = i
        );
    }

    private static Task ReadRelationsAsync(Import import, JsonFile<PlansFile> file, List<(PlanRecord Record, string Path)> plans, CancellationToken ct)
    {
        var owners = Owners(plans, p => p.Relations, r => r.Key);
        return import.MergeAsync(
            file,
            RelationKind,
            Nested(plans, "relations", p => p.Relations),
            r => r.Key,
            key => new PlanRelation { Key = key },
            (row, record, path, _) =>
            {
                row.PlanId = import.Known(PlanningKeys.PlanKind, owners[record.Key]) ?? Guid.Empty;
                row.Kind = record.Kind;
                row.ToPlanId = import.Find(file, $"{path}.plan", PlanningKeys.PlanKind, record.Plan);
                row.ExternalTitle = import.Text(file, $"{path}.title", record.Title, Plan.TitleMax);
                row.ExternalUrl = import.Url(file, $"{path}.url", record.Url);
                row.Note = import.Text(file, $"{path}.note", record.Note, 1000);
                row.SourceId = import.Find(file, $"{path}.source", DocumentsKeys.DocumentKind, record.Source);
                row.SourceDetail = import.Text(file, $"{path}.sourceDetail", record.SourceDetail, 200);
                if (record.Plan is null == record.Title is null)
                {
                    import.Error(file, path, "Nennen Sie entweder plan (eigenes Konzept) oder title (fremdes Konzept).");
                }

                return Task.CompletedTask;
            },
            ct,
            place: (row, i) => row.SortOrder = i
        );
    }

    private static Task ReadVersionsAsync(Import import, JsonFile<PlansFile> file, List<(PlanRecord Record, string Path)> plans, CancellationToken ct)
    {
        foreach (var (plan, path) in plans.Where(p => p.Record.Versions.Count(v => v.State == PlanVersionState.Adopted) > 1))
        {
            import.Error(file, $"{path}.versions", "Höchstens eine Fassung eines Konzepts ist beschlossen; frühere sind fortgeschrieben (Superseded).");
        }

        foreach (var (plan, path) in plans)
        {
            import.RefuseDoubles(file, plan.Versions.Select((v, i) => (v.No, $"{path}.versions[{i}].no")));
        }

        var versions = Nested(plans, "versions", p => p.Versions);
        import.RefuseCycles(file, "basedOn", versions.Select(v => (v.Record.Key, v.Record.BasedOn, v.Path)));
        var owners = Owners(plans, p => p.Versions, v => v.Key);
        // Beside a version that the council has decided on, drafts are not everybody's.
        var decided = plans.Where(p => p.Record.Versions.Any(v => v.State == PlanVersionState.Adopted)).Select(p => p.Record.Key).ToHashSet();
        return import.MergeAsync(
            file,
            PlanningKeys.VersionKind,
            versions,
            v => v.Key,
            key => new PlanVersion
            {
                Key = key,
                State = PlanVersionState.Working,
                IsShownEarly = !decided.Contains(owners[key]),
            },
            (row, record, path, _) =>
            {
                var dated = import.Date(file, $"{path}.date", record.Date);
                var basedOn = import.Find(file, $"{path}.basedOn", PlanningKeys.VersionKind, record.BasedOn);
                var profile = import.Find(file, $"{path}.profile", StructureTransfer.ProfileKind, record.Profile) ?? Guid.Empty;
                var note = import.Text(file, $"{path}.note", record.Note, PlanVersion.NoteMax);
                var source = import.Find(file, $"{path}.source", DocumentsKeys.DocumentKind, record.Source);
                var detail = import.Text(file, $"{path}.sourceDetail", record.SourceDetail, 200);
                if (row.IsFrozen)
                {
                    if (
                        (row.No, row.Name, row.AltName, row.DatedOn, row.BasedOnId, row.ProfileId) != (record.No, record.Name, record.AltName, dated, basedOn, profile)
                        || (row.Note, row.SourceId, row.SourceDetail) != (note, source, detail)
                    )
                    {
                        import.Error(file, path, $"Die Fassung „{row.Name}“ ist beschlossen und bleibt, wie sie ist. Legen Sie eine neue Fassung an.");
                    }
                }
                else
                {
                    row.PlanId = import.Known(PlanningKeys.PlanKind, owners[record.Key]) ?? Guid.Empty;
                    row.No = record.No;
                    row.Name = import.Text(file, $"{path}.name", record.Name, PlanVersion.NameMax)!;
                    row.AltName = import.Text(file, $"{path}.altName", record.AltName, PlanVersion.NameMax);
                    row.DatedOn = dated;
                    row.BasedOnId = basedOn;
                    row.ProfileId = profile;
                    (row.Note, row.SourceId, row.SourceDetail) = (note, source, detail);
                }

                return Task.CompletedTask;
            },
            ct,
            clear: row => ClearVersionAsync(import, file, row, ct)
        );
    }

    private static async Task ClearVersionAsync(Import import, JsonFile<PlansFile> file, PlanVersion version, CancellationToken ct)
    {
        if (version.IsFrozen)
        {
            import.Error(file, "plans", $"Die Fassung „{version.Name}“ ist beschlossen und kann nicht entfallen.");
            return;
        }

        var db = import.Db;
        db.RemoveRange(await db.Set<ElementRevision>().Where(r => r.PlanVersionId == version.Id).ToListAsync(ct));
        db.RemoveRange(await db.Set<ElementSpace>().Where(r => r.PlanVersionId == version.Id).ToListAsync(ct));
        db.RemoveRange(await db.Set<ElementLink>().Where(r => r.PlanVersionId == version.Id).ToListAsync(ct));
        db.RemoveRange(await db.Set<Involvement>().Where(r => r.PlanVersionId == version.Id).ToListAsync(ct));
        db.RemoveRange(await db.Set<ElementDocument>().Where(r => r.PlanVersionId == version.Id).ToListAsync(ct));
        db.RemoveRange(await db.Set<Lineage>().Where(r => r.ToVersionId == version.Id || r.FromVersionId == version.Id).ToListAsync(ct));
        await DeskState.ForgetVersionAsync(db, version.Id, ct);
    }

    private static List<(T Record, string Path)> Nested<T>(List<(PlanRecord Record, string Path)> plans, string list, Func<PlanRecord, IReadOnlyList<T>> of) =>
        [.. plans.SelectMany(p => of(p.Record).Select((r, i) => (r, $"{p.Path}.{list}[{i}]")))];

    private static Dictionary<string, string> Owners<T>(List<(PlanRecord Record, string Path)> plans, Func<PlanRecord, IReadOnlyList<T>> of, Func<T, string> key) =>
        plans.SelectMany(p => of(p.Record).Select(r => (Key: key(r), Plan: p.Record.Key))).DistinctBy(o => o.Key).ToDictionary(o => o.Key, o => o.Plan);
}
