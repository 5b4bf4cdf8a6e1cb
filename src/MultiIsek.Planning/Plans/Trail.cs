using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Resolutions;

namespace MultiIsek.Planning.Plans;

/// <summary>A step of the way: what happened, or, open, what is still to come.</summary>
internal sealed record TrailStep(string? When, string Name, string? Text, bool IsNext, string? Url, Guid? SourceId);

/// <summary>Der Weg eines Konzepts: its stages, and the resolutions on it.</summary>
internal static class Trail
{
    /// <summary>Stages in their order; a resolution belongs to the stage that it names, or stands where its date belongs.</summary>
    public static IReadOnlyList<TrailStep> Of(IEnumerable<ProcessStage> stages, IEnumerable<CouncilResolution> resolutions, DateOnly today) =>
        [.. Dated(stages, resolutions, today).Select(s => s.Step)];

    private static List<(SourceDate? At, TrailStep Step)> Dated(IEnumerable<ProcessStage> stages, IEnumerable<CouncilResolution> resolutions, DateOnly today)
    {
        var open = resolutions.OrderBy(r => r.DecidedOn).ToList();
        List<(SourceDate? At, TrailStep Step)> steps = [];
        foreach (var stage in stages)
        {
            var decided = open.Find(r => r.StageId == stage.Id);
            if (decided is not null)
            {
                open.Remove(decided);
            }

            var (when, more) = When(stage);
            var text = string.Join(" ", new[] { stage.Purpose, more }.OfType<string>());
            steps.Add(
                (
                    stage.StartsOn ?? stage.EndsOn ?? stage.AsOf,
                    new TrailStep(when, stage.Name, text.Length == 0 ? null : text, IsNext(stage, today), UrlOf(decided), stage.SourceId)
                )
            );
        }

        foreach (var resolution in open)
        {
            var at = steps.FindIndex(s => s.At > resolution.DecidedOn);
            steps.Insert(
                at < 0 ? steps.Count : at,
                (resolution.DecidedOn, new TrailStep(resolution.DecidedOn.ToGerman(), resolution.Title, null, false, UrlOf(resolution), resolution.SourceId))
            );
        }

        return steps;
    }

    /// <summary>The ways of several plans as one, by date; a step without a date stays behind the one before it.</summary>
    public static IReadOnlyList<TrailStep> Merge(IReadOnlyList<Plan> plans, IReadOnlyList<ProcessStage> stages, IReadOnlyList<CouncilResolution> resolutions, DateOnly today)
    {
        List<(DateOnly At, TrailStep Step)> all = [];
        foreach (var plan in plans)
        {
            var at = DateOnly.MinValue;
            foreach (var (date, step) in Dated(stages.Where(s => s.PlanId == plan.Id), resolutions.Where(r => r.PlanId == plan.Id), today))
            {
                at = date is { } known && known.Day > at ? known.Day : at;
                all.Add((at, plans.Count == 1 ? step : step with { Name = $"{plan.ShortName}: {step.Name}" }));
            }
        }

        return [.. all.OrderBy(s => s.At).Select(s => s.Step)];
    }

    /// <summary>The stage's time in words, and what its source says beside the date.</summary>
    public static (string? When, string? More) When(ProcessStage stage)
    {
        var date = (stage.StartsOn, stage.EndsOn) switch
        {
            ({ } from, { } to) when from != to => $"{from.ToGerman()} bis {to.ToGerman()}",
            ({ } from, _) => from.ToGerman(),
            (null, { } to) => $"bis {to.ToGerman()}",
            _ => null,
        };
        if (stage.DateNote is null)
        {
            return (
                date ?? (stage.AsOf is { } asOf ? $"Stand {asOf.ToGerman()}" : null),
                date is not null && stage.IsCurrent && stage.AsOf is { } seen ? $"Stand {seen.ToGerman()}." : null
            );
        }

        var saysMore = date is null || stage.StartsOn is null or { Precision: DatePrecision.Year } || stage.DateNote.Contains(Plain(date), StringComparison.Ordinal);
        return saysMore ? (stage.DateNote, null) : (date, stage.DateNote);
    }

    private static string Plain(string text) => text.Replace('\u00a0', ' ');

    private static bool IsNext(ProcessStage stage, DateOnly today) => stage.IsCurrent || stage.StartsOn?.Day > today || stage.EndsOn?.LastDay > today;

    private static string? UrlOf(CouncilResolution? resolution) => resolution is null ? null : $"/beschluesse/{resolution.Key}";
}
