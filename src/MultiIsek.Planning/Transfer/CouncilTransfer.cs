using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Transfer;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Resolutions;

namespace MultiIsek.Planning.Transfer;

/// <summary>council.json: resolutions with their clauses; the duties follow from recurrence and horizon.</summary>
internal sealed class CouncilTransfer(TimeProvider time) : TransferPart
{
    public const string File = "council.json";
    public const string ResolutionKind = "Beschluss";

    public override int Order => 25;

    public override IReadOnlyDictionary<string, Type> Schemas { get; } = new Dictionary<string, Type> { ["council"] = typeof(CouncilFile) };

    public override async Task ReadAsync(Import import, CancellationToken ct)
    {
        if (await import.ReadAsync<CouncilFile>(File, ct, ResolutionKind) is not { } file)
        {
            return;
        }

        var committees = await import.Db.Set<Organisation>().Where(o => o.Kind == OrganisationKind.Committee).Select(o => o.Id).ToListAsync(ct);
        var plans = await import.Db.Set<Plan>().Select(p => new { p.Id, p.Horizons }).ToDictionaryAsync(p => p.Id, p => p.Horizons, ct);
        await import.MergeAsync(
            file,
            ResolutionKind,
            file.Root.Resolutions.Select((r, i) => (r, $"resolutions[{i}]")).ToList(),
            r => r.Key,
            key => new CouncilResolution { Key = key },
            async (row, record, path, _) =>
            {
                row.CommitteeId = import.Find(file, $"{path}.committee", PlanningKeys.OrganisationKind, record.Committee) ?? Guid.Empty;
                if (row.CommitteeId != Guid.Empty && !committees.Contains(row.CommitteeId))
                {
                    import.Error(file, $"{path}.committee", $"„{record.Committee}“ ist kein Gremium (kind: Committee).");
                }

                row.DecidedOn = import.Date(file, $"{path}.date", record.Date) ?? default;
                row.Title = import.Text(file, $"{path}.title", record.Title, CouncilResolution.TitleMax)!;
                row.Lead = import.Text(file, $"{path}.lead", record.Lead, 1000)!;
                row.Outcomes = [.. record.Outcomes];
                row.Votes = import.Text(file, $"{path}.votes", record.Votes, 200);
                row.PlanId = import.Find(file, $"{path}.plan", PlanningKeys.PlanKind, record.Plan);
                row.PlanVersionId = import.Find(file, $"{path}.version", PlanningKeys.VersionKind, record.Version);
                row.PaperNo = import.Text(file, $"{path}.paperNo", record.PaperNo, 60);
                row.PaperUrl = import.Url(file, $"{path}.paperUrl", record.PaperUrl);
                row.TextNote = import.Text(file, $"{path}.textNote", record.TextNote, 200);
                row.Text = [.. record.Text];
                row.SourceId = import.Find(file, $"{path}.source", DocumentsKeys.DocumentKind, record.Source);
                row.SourceDetail = import.Text(file, $"{path}.sourceDetail", record.SourceDetail, 200);
                var told = await DutiesImport.ToldAsync(import, row, ct);
                await ClearAsync(import, row, ct);
                AddTargets(import, file, row, null, [.. record.Elements.Select(e => new TargetRecord { Element = e })], $"{path}.elements");
                var horizon = row.PlanId is { } plan && plans.TryGetValue(plan, out var horizons) ? horizons : [];
                import.RefuseDoubles(file, record.Clauses.Select((c, i) => (c.No, $"{path}.clauses[{i}].no")));
                for (var i = 0; i < record.Clauses.Count; i++)
                {
                    AddClause(import, file, row, record.Clauses[i], $"{path}.clauses[{i}]", horizon, told);
                }
            },
            ct,
            clear: async row =>
            {
                await ClearAsync(import, row, ct);
                await DutiesImport.LoseAsync(import, row, ct);
                await PrioritiesTransfer.LoseAsync(import, row, ct);
            }
        );
        await SetStagesAsync(import, file, ct);
    }

    // For all, edited or not: a stage may have gone from the other file.
    private static async Task SetStagesAsync(Import import, JsonFile<CouncilFile> file, CancellationToken ct)
    {
        await import.Db.SaveChangesAsync(ct);
        var rows = await import.Db.Set<CouncilResolution>().ToDictionaryAsync(r => r.Key, ct);
        var plans = await import.Db.Set<ProcessStage>().ToDictionaryAsync(s => s.Id, s => s.PlanId, ct);
        foreach (var (index, record) in file.Root.Resolutions.Index())
        {
            if (!rows.TryGetValue(record.Key, out var row))
            {
                continue;
            }

            row.StageId = import.Find(file, $"resolutions[{index}].stage", PlansTransfer.StageKind, record.Stage);
            if (row.StageId is { } stage && plans[stage] != row.PlanId)
            {
                import.Error(file, $"resolutions[{index}].stage", $"„{record.Stage}“ gehört zu einem anderen Konzept als der Beschluss.");
            }
        }
    }

    private void AddClause(
        Import import,
        JsonFile<CouncilFile> file,
        CouncilResolution resolution,
        ClauseRecord record,
        string path,
        IReadOnlyList<Horizon> horizons,
        ILookup<int, Duty> told
    )
    {
        var clause = new ResolutionClause
        {
            ResolutionId = resolution.Id,
            No = record.No,
            Title = import.Text(file, $"{path}.title", record.Title, 200)!,
            Text = import.Text(file, $"{path}.text", record.Text, ResolutionClause.TextMax)!,
            Effect = record.Effect,
            Recurrence = record.Recurrence,
            FirstDueOn = import.Date(file, $"{path}.firstDue", record.FirstDue),
        };
        import.Db.Add(clause);
        AddTargets(import, file, resolution, clause, record.Targets, $"{path}.targets");
        AddParties(import, file, clause, record.Obliged, $"{path}.obliged", isRecipient: false);
        AddParties(import, file, clause, record.Recipients, $"{path}.recipients", isRecipient: true);
        if (clause.Effect == ClauseEffect.ReportingDuty && (clause.Recurrence is null) != (clause.FirstDueOn is null))
        {
            import.Error(file, path, "Eine wiederkehrende Berichtspflicht braucht recurrence und firstDue.");
        }

        DutiesImport.Add(import, file, resolution, clause, record, path, horizons, told[record.No], Berlin.Day(time.GetUtcNow().UtcDateTime));
    }

    private static void AddTargets(
        Import import,
        JsonFile<CouncilFile> file,
        CouncilResolution resolution,
        ResolutionClause? clause,
        IReadOnlyList<TargetRecord> targets,
        string path
    )
    {
        for (var i = 0; i < targets.Count; i++)
        {
            import.Db.Add(
                new ClauseTarget
                {
                    ResolutionId = resolution.Id,
                    ClauseId = clause?.Id,
                    ElementId = import.Find(file, clause is null ? $"{path}[{i}]" : $"{path}[{i}].element", PlanningKeys.ElementKind, targets[i].Element),
                    Role = targets[i].Role,
                    Label = import.Text(file, $"{path}[{i}].label", targets[i].Label, 300),
                    SortOrder = i,
                }
            );
        }
    }

    private static void AddParties(Import import, JsonFile<CouncilFile> file, ResolutionClause clause, IReadOnlyList<PartyRecord> parties, string path, bool isRecipient)
    {
        for (var i = 0; i < parties.Count; i++)
        {
            if (parties[i].Organisation is null && parties[i].Label is null)
            {
                import.Error(file, $"{path}[{i}]", "Nennen Sie eine Organisation oder eine Bezeichnung (label).");
            }

            import.Db.Add(
                new ClauseParty
                {
                    ClauseId = clause.Id,
                    OrganisationId = import.Find(file, $"{path}[{i}].organisation", PlanningKeys.OrganisationKind, parties[i].Organisation),
                    Label = import.Text(file, $"{path}[{i}].label", parties[i].Label, 300),
                    IsRecipient = isRecipient,
                    SortOrder = i,
                }
            );
        }
    }

    private static async Task ClearAsync(Import import, CouncilResolution resolution, CancellationToken ct)
    {
        var clauses = await import.Db.Set<ResolutionClause>().Where(c => c.ResolutionId == resolution.Id).ToListAsync(ct);
        var ids = clauses.Select(c => c.Id).ToList();
        import.Db.RemoveRange(await import.Db.Set<Duty>().Where(d => ids.Contains(d.ClauseId)).ToListAsync(ct));
        import.Db.RemoveRange(await import.Db.Set<ClauseParty>().Where(p => ids.Contains(p.ClauseId)).ToListAsync(ct));
        import.Db.RemoveRange(await import.Db.Set<ClauseTarget>().Where(t => t.ResolutionId == resolution.Id).ToListAsync(ct));
        import.Db.RemoveRange(clauses);
    }
}
