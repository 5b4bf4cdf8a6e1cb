using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Comments;

namespace MultiIsek.Participation.Surveys;

/// <summary>What the form does with an unfinished survey.</summary>
internal sealed partial class SurveyFormPage
{
    /// <summary>Zwischenspeichern: nothing is checked.</summary>
    public async Task<IActionResult> OnPostKeepAsync(string phase, [FromForm] SurveySent sent, CancellationToken ct)
    {
        var (refusal, token) = await TakeAsync(phase, sent, ct);
        if (refusal is not null)
        {
            return refusal;
        }

        var code = Code ?? token!.Receipt;
        if (!await store.KeepAsync(Phase.Id, code, Input, ct))
        {
            return Say(FormAnswer.Closed, StatusCodes.Status409Conflict);
        }

        Response.SetPrivateHeaders();
        Kept = code;
        return Again(sent.Token!, StatusCodes.Status200OK);
    }

    /// <summary>Mit dem Code weitermachen.</summary>
    public async Task<IActionResult> OnPostResumeAsync(string phase, [FromForm] string? code, CancellationToken ct)
    {
        Response.SetFormHeaders();
        if (!await FindAsync(phase, ct))
        {
            return NotFound();
        }

        Token = tokens.Issue(Kind, Place);
        if (Refusal() is { } refusal)
        {
            return refusal;
        }

        if (limits.Lookup(tenant, HttpContext) is { } wait)
        {
            Response.SetRetryAfter(wait);
            return Say(FormAnswer.TooMany, StatusCodes.Status429TooManyRequests);
        }

        // A code that cannot be one is looked for all the same: both answers cost alike.
        var parsed = ReceiptCode.Parse(code);
        if (await store.FindDraftAsync(Phase.Id, (parsed ?? ReceiptCode.From(new byte[11])).Hash, ct) is not { } kept)
        {
            Faults = [new("code", "Zu diesem Code haben wir keinen Zwischenstand gefunden. Es sind 16 Zeichen; nach dem Absenden gilt er nicht mehr.")];
            return Again(Token);
        }

        Response.SetPrivateHeaders();
        (Input, Code, IsResumed) = (kept, parsed, true);
        return Say(FormAnswer.Form, StatusCodes.Status200OK);
    }
}
