using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using MultiIsek.Kernel.Pages;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.MapPins;

namespace MultiIsek.Participation.Surveys;

/// <summary>An address for a place, by a round trip of the form.</summary>
internal sealed partial class SurveyFormPage
{
    public PlaceSearch Search { get; private set; } = PlaceSearch.None;

    /// <summary>Adresse suchen, oder einen Treffer wählen: nothing is saved.</summary>
    public async Task<IActionResult> OnPostStreetAsync(string phase, [FromForm] SurveySent sent, [FromForm] string? find, [FromForm] string? pick, CancellationToken ct)
    {
        Response.SetFormHeaders();
        if (!await FindAsync(phase, ct))
        {
            return NotFound();
        }

        (Input, Code) = (SurveyInput.Read(Request.Form, Questions), ReceiptCode.Parse(sent.Resumed));
        if (Refusal() is { } refusal)
        {
            return refusal;
        }

        (Search, Input, Faults) = await Search.TurnAsync(mediator, Questions, Input, find, pick, ct);
        return Again(sent.Token ?? "", Faults.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }
}
