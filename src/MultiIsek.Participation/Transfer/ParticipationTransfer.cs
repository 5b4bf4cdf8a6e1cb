using MediatR;
using MultiIsek.Kernel.Transfer;

namespace MultiIsek.Participation.Transfer;

/// <summary>Takes phases and events from participation.json.</summary>
internal sealed class ParticipationTransfer(IMediator mediator) : TransferPart
{
    public override int Order => 60;

    public override IReadOnlyDictionary<string, Type> Schemas { get; } = new Dictionary<string, Type> { ["participation"] = typeof(ParticipationFile) };

    public override async Task ReadAsync(Import import, CancellationToken ct)
    {
        if (await import.ReadAsync<ParticipationFile>(ParticipationFile.Name, ct, PhasesImport.Kind, EventsImport.Kind) is not { } file)
        {
            return;
        }

        await new PhasesImport(import, file, mediator).ReadAsync(ct);
        await new EventsImport(import, file).ReadAsync(ct);
    }

    /// <summary>Order in a list, by key; a key that stands there twice is an error elsewhere.</summary>
    internal static Dictionary<string, int> Places(IEnumerable<string> keys) => keys.Select((k, i) => (k, i)).DistinctBy(k => k.k).ToDictionary(k => k.k, k => k.i);
}
