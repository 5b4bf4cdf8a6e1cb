using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Transfer;
using MultiIsek.Participation.Bodies;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;
using MultiIsek.Participation.Surveys;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Transfer;

/// <summary>The phases of participation.json, with the rules that a phase must keep.</summary>
internal sealed class PhasesImport(Import import, JsonFile<ParticipationFile> file, IMediator mediator)
{
    public const string Kind = "Beteiligungsphase";

    private readonly Dictionary<Guid, IReadOnlyDictionary<Guid, ElementRole>> _versions = [];

    public async Task ReadAsync(CancellationToken ct)
    {
        var records = file.Root.Phases.Select((p, i) => (Record: p, Path: $"phases[{i}]")).ToList();
        await import.MergeAsync(
            file,
            Kind,
            records,
            p => p.Key,
            key => new ParticipationPhase { Key = key },
            (row, record, path, baseOn) => ApplyAsync(row, record, path, baseOn, ct),
            ct,
            clear: row => ClearAsync(row, ct)
        );
        var places = ParticipationTransfer.Places(records.Select(r => r.Record.Key));
        var rows = import.Db.Set<ParticipationPhase>().Local.Where(p => places.ContainsKey(p.Key)).ToDictionary(p => p.Key);
        foreach (var row in rows.Values)
        {
            row.SortOrder = places[row.Key];
        }

        await new PhaseOverlap(import, file).CheckAsync([.. records.Where(r => rows.ContainsKey(r.Record.Key)).Select(r => (rows[r.Record.Key], r.Path))], RolesAsync, ct);
    }

    private async Task ApplyAsync(ParticipationPhase row, PhaseRecord record, string path, DateOnly baseOn, CancellationToken ct)
    {
        if (PhaseKeys.Reserved.Contains(record.Key))
        {
            import.Error(file, $"{path}.key", $"„{record.Key}“ ist als Adresse schon vergeben.");
        }

        row.Kind = record.Kind;
        row.Title = import.Text(file, $"{path}.title", record.Title, ParticipationPhase.TitleMax)!;
        row.Summary = import.Text(file, $"{path}.summary", record.Summary, 2000);
        row.WhatNext = import.Text(file, $"{path}.whatNext", record.WhatNext, 1000)!;
        row.Result = import.Text(file, $"{path}.result", record.Result, 4000);
        row.EndedNote = import.Text(file, $"{path}.endedNote", record.EndedNote, 500);
        row.Moderation = record.Moderation;
        row.AsksName = record.AsksName;
        row.Categories = PhaseCategory.Of(record.Categories, record.Kind.IsCollection());
        (row.TakesLines, row.TakesAreas) = record.Kind == PhaseKind.MapPins ? (record.Lines, record.Areas) : (false, false);
        new QuestionsImport(import, file).Apply(row, record, path);
        new BallotImport(import, file).Apply(row, record, path);
        row.Link = record.Link is { } link ? new PhaseLink(link.Label, import.Url(file, $"{path}.link.url", link.Url) ?? "") : null;
        row.IsExample = record.Example;
        row.IsDraft = record.Draft;
        row.HasEnded = record.Ended;
        row.ResultPublishedOn = import.Date(file, $"{path}.resultOn", record.ResultOn);
        row.StartsAt = import.Moment(file, $"{path}.starts", record.Starts, baseOn, isEnd: false);
        row.EndsAt = import.Moment(file, $"{path}.ends", record.Ends, baseOn, isEnd: true);
        row.SourceId = import.Find(file, $"{path}.source", DocumentsKeys.DocumentKind, record.Source);
        row.SourceDetail = import.Text(file, $"{path}.sourceDetail", record.SourceDetail, 200);
        import.Find(file, $"{path}.plan", PlanningKeys.PlanKind, record.Plan);
        if (row is { StartsAt: { } start, EndsAt: { } end } && end <= start)
        {
            import.Error(file, $"{path}.ends", "Das Ende liegt nicht nach dem Beginn.");
        }

        await ApplyTargetsAsync(row, record, path, ct);
        await ApplyDocumentsAsync(row, record, path, ct);
    }

    private async Task ApplyTargetsAsync(ParticipationPhase row, PhaseRecord record, string path, CancellationToken ct)
    {
        var version = import.Find(file, $"{path}.version", PlanningKeys.VersionKind, record.Version);
        if (row.PlanVersionId is { } former && former != version && await import.Db.Set<Contribution>().AnyAsync(c => c.PhaseId == row.Id, ct))
        {
            import.Error(file, $"{path}.version", "Zu dieser Phase gibt es Beiträge; sie gehören zu ihrer Fassung. Legen Sie für eine andere Fassung eine neue Phase an.");
        }

        var before = (row.PlanVersionId, Roles: row.TargetRoles.ToHashSet(), Elements: row.TargetElements.ToHashSet());
        row.PlanVersionId = version;
        row.TargetRoles = [.. record.Targets.Roles];
        row.TargetElements = [];
        if (record.Kind == PhaseKind.ChapterComment && record.Version is null)
        {
            import.Error(file, path, "Eine Kommentierphase nennt die Fassung, zu der sie gehört (version).");
        }

        if (record.Kind == PhaseKind.ChapterComment && record.Targets.Roles.Count + record.Targets.Elements.Count == 0)
        {
            import.Error(file, $"{path}.targets", "Eine Kommentierphase nennt, was kommentiert wird: Rollen (roles) oder Elemente (elements).");
        }

        foreach (var (key, index) in record.Targets.Elements.Select((k, i) => (k, i)))
        {
            var field = $"{path}.targets.elements[{index}]";
            if (import.Find(file, field, PlanningKeys.ElementKind, key) is not { } element)
            {
                continue;
            }

            row.TargetElements.Add(element);
            if (version is { } id && !(await RolesAsync(id, ct)).ContainsKey(element))
            {
                import.Error(file, field, $"„{key}“ gehört nicht zur Fassung „{record.Version}“.");
            }
        }

        var isOther = before.PlanVersionId != version || !before.Roles.SetEquals(row.TargetRoles) || !before.Elements.SetEquals(row.TargetElements);
        if (isOther && row is { Kind: PhaseKind.Prioritising, Participants: > 0 })
        {
            import.Error(file, $"{path}.targets", "In dieser Phase wurde schon gewichtet: Fassung und Auswahl bleiben.");
        }
    }

    private async Task ApplyDocumentsAsync(ParticipationPhase row, PhaseRecord record, string path, CancellationToken ct)
    {
        import.Db.RemoveRange(await import.Db.Set<PhaseDocument>().Where(d => d.PhaseId == row.Id).ToListAsync(ct));
        foreach (var (key, index) in record.ResultDocuments.Distinct().Select((k, i) => (k, i)))
        {
            if (import.Find(file, $"{path}.resultDocuments[{index}]", DocumentsKeys.DocumentKind, key) is { } document)
            {
                import.Db.Add(
                    new PhaseDocument
                    {
                        PhaseId = row.Id,
                        DocumentId = document,
                        SortOrder = index,
                    }
                );
            }
        }
    }

    private async Task ClearAsync(ParticipationPhase row, CancellationToken ct)
    {
        if (await import.Db.Set<Contribution>().AnyAsync(c => c.PhaseId == row.Id, ct))
        {
            import.Error(file, "phases", $"Die Phase „{row.Key}“ fehlt, hat aber Beiträge. Sie kann beendet, aber nicht entfernt werden.");
        }

        if (await import.Db.Set<InvitedBody>().AnyAsync(b => b.PhaseId == row.Id, ct))
        {
            import.Error(file, "phases", $"Zu „{row.Key}“ sind Träger öffentlicher Belange eingeladen. Die Phase kann beendet, aber nicht entfernt werden.");
        }

        if (row.Participants > 0)
        {
            import.Error(file, "phases", $"An „{row.Key}“ haben Menschen teilgenommen. Die Phase kann beendet, aber nicht entfernt werden.");
        }

        import.Db.RemoveRange(await import.Db.Set<SurveyDraft>().Where(d => d.PhaseId == row.Id).ToListAsync(ct));
        import.Db.RemoveRange(await import.Db.Set<PhaseDocument>().Where(d => d.PhaseId == row.Id).ToListAsync(ct));
    }

    private async Task<IReadOnlyDictionary<Guid, ElementRole>> RolesAsync(Guid version, CancellationToken ct) =>
        _versions.TryGetValue(version, out var roles) ? roles : _versions[version] = await mediator.Send(new ListElementRoles(version), ct);
}
