using MultiIsek.Kernel.Pages;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Events;
using MultiIsek.Participation.Photos;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Walks;

/// <summary>What was typed into the form "Nächster Befund".</summary>
internal sealed record FindingInput
{
    /// <summary>Of this form: sent twice it is one finding.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Keys.</summary>
    public string? Station { get; init; }
    public string? Kind { get; init; }
    public string? Text { get; init; }
    public string? Element { get; init; }
    public string? Alt { get; init; }
    public bool IsPublished { get; init; }

    public List<Fault> Check(IReadOnlyList<StationView> stations)
    {
        var text = SubmitContribution.Clean(Text);
        List<Fault> faults = [];
        if (stations.All(s => s.Key != Station))
        {
            faults.Add(new("station", "Wählen Sie die Station."));
        }

        if (EventPhases.Kinds.All(k => k.Key != Kind))
        {
            faults.Add(new("kind-0", "Wählen Sie, was es ist."));
        }

        if (text.Length is 0 or > Contribution.TextMax)
        {
            faults.Add(new("text", text.Length == 0 ? "Schreiben Sie den Befund auf." : "Der Text ist zu lang: Höchstens 10.000 Zeichen sind möglich."));
        }

        return faults;
    }

    public FindingValues Values(IReadOnlyList<StationView> stations, IReadOnlyList<ElementCard> measures, bool mayPublish, PhotoIntake.Taken photos)
    {
        var station = stations.First(s => s.Key == Station);
        return new(station.Id, Kind!, SubmitContribution.Clean(Text), measures.FirstOrDefault(m => m.Key == Element)?.Id, IsPublished && mayPublish, photos);
    }
}
