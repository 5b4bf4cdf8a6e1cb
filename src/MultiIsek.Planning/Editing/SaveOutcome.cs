using MediatR;
using Microsoft.AspNetCore.Http;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Pages;

namespace MultiIsek.Planning.Editing;

/// <summary>What saving a form came to: done, or the form comes back with what is wrong.</summary>
/// <param name="Done">Word of the address, see <see cref="FormWords.Done"/>; null where nothing is saved.</param>
internal sealed record SaveOutcome(string? Done, IReadOnlyList<Fault> Faults, int Status, ConflictException? Conflict = null)
{
    /// <summary>What the message of a version that takes no changes any more ends with.</summary>
    public const string Closed = "Ihre Eingaben stehen unten, damit Sie sie übernehmen können.";

    /// <exception cref="Contracts.OutOfScopeException"/>
    public static async Task<SaveOutcome> OfAsync(IMediator mediator, SaveElement command, CancellationToken ct)
    {
        try
        {
            var saved = await mediator.Send(command, ct);
            var done =
                saved.Merged.Count > 0 ? "vereint"
                : saved.Changed.Count > 0 ? "gespeichert"
                : "gleich";
            return new(done, [], StatusCodes.Status302Found);
        }
        catch (FieldsRefusedException e)
        {
            return new(null, e.Faults, StatusCodes.Status422UnprocessableEntity);
        }
        catch (RefusedException e)
        {
            return new(null, [new("", e.Message)], StatusCodes.Status422UnprocessableEntity);
        }
        catch (ConflictException e)
        {
            const string Message = "Inzwischen hat jemand anderes dieselben Felder geändert. Nichts ist verloren: Entscheiden Sie hier, was gelten soll.";
            return new(null, [new("", Message)], StatusCodes.Status409Conflict, e);
        }
        catch (ClosedVersionException e)
        {
            return new(null, [new("", $"{e.Message} {Closed}")], StatusCodes.Status409Conflict);
        }
    }
}

/// <summary>Entscheidung nach einem Konflikt, field by field.</summary>
/// <param name="Url">Of the form.</param>
/// <param name="Stamp">The state over which is decided.</param>
internal sealed record ConflictView(FormBook Book, ConflictException Conflict, string Url, string Stamp, int Revision);
