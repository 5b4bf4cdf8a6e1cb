using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Guests;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Events;

namespace MultiIsek.Participation.Registrations;

/// <summary>Sich zu einem Termin anmelden, without an account: guarded like the form of a comment.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
internal sealed class RegisterPage(
    IsekDbContext db,
    RegistrationStore store,
    FormTokens tokens,
    CommentLimits limits,
    GuestForms guests,
    CurrentTenant tenant,
    CurrentUser current,
    TimeProvider time
) : PageModel
{
    public PublicEvent Event { get; private set; } = null!;
    public RegistrationInput Input { get; private set; } = new();
    public string Token { get; private set; } = "";
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    /// <summary>Null until it is stored.</summary>
    public RegistrationAnswer? Answer { get; private set; }
    public ReceiptCode? Code { get; private set; }

    /// <summary>Whose account keeps the registration; the form says so.</summary>
    public string? Account => current.Id is null ? null : current.Name;
    public bool IsOpen => Event.TakesRegistrationsAt(time.GetUtcNow().UtcDateTime);
    private FormPlace Place => new(Event.Id, null, null, 0, null);

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken ct)
    {
        Response.SetFormHeaders();
        if (!await FindAsync(key, ct))
        {
            return NotFound();
        }

        Input = new() { Name = current.Id is null ? null : current.Name };
        Token = tokens.Issue(FormTokens.Registration, Place, current.Id);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string key, [FromForm] RegistrationInput input, CancellationToken ct)
    {
        Response.SetFormHeaders();
        Input = input;
        if (!await FindAsync(key, ct))
        {
            return NotFound();
        }

        (var token, var fault, Token) = tokens.Read(FormTokens.Registration, Place, input.Token, current.Id);
        if (!SameSite.IsOwn(Request))
        {
            return Refuse(StatusCodes.Status400BadRequest, new Fault("absenden", "Das Formular kam nicht von dieser Seite. Bitte senden Sie es hier noch einmal ab."));
        }

        Fault[] faults = [.. input.Check(), .. fault.OrTrapped(input.Website).Explained()];
        if (faults.Length > 0)
        {
            return Refuse(StatusCodes.Status422UnprocessableEntity, faults);
        }

        if ((limits.Registration(tenant, HttpContext) ?? await guests.WaitAsync(HttpContext, ct)) is { } wait)
        {
            Response.SetRetryAfter(wait);
            return Refuse(StatusCodes.Status429TooManyRequests, new Fault("absenden", "Es kamen gerade viele Anmeldungen. Bitte versuchen Sie es in einigen Minuten noch einmal."));
        }

        var author = token!.AuthorId is { } writer && writer == current.Id ? current.Id : null;
        var answer = await store.AddAsync(new(Event.Id, input.CleanName, input.CleanEmail, token.Receipt.Hash, token.SubmissionId, author), token.Receipt.Shown, ct);
        if (answer is not (RegistrationAnswer.Seated or RegistrationAnswer.Waiting))
        {
            Event = await ReadAsync(key, ct) ?? Event;
            if (answer == RegistrationAnswer.Used)
            {
                // Out of the browser's history. The new form has waited as long as the old one.
                Token = tokens.Write(FormTokens.Registration, FormToken.New(Place, token.IssuedAt, current.Id));
            }

            return Refuse(
                answer is RegistrationAnswer.Closed or RegistrationAnswer.Used ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity,
                RegistrationInput.Explained(answer)
            );
        }

        (Answer, Code) = (answer, token.Receipt);
        Response.SetPrivateHeaders();
        return Page();
    }

    private async Task<bool> FindAsync(string key, CancellationToken ct)
    {
        Event = (await ReadAsync(key, ct))!;
        return Event is { RegistrationEndsAt: not null };
    }

    private Task<PublicEvent?> ReadAsync(string key, CancellationToken ct) => db.Set<PublicEvent>().AsNoTracking().FirstOrDefaultAsync(e => e.Key == key, ct);

    private PageResult Refuse(int status, params Fault[] faults)
    {
        Faults = faults;
        return new PageResult { StatusCode = status };
    }
}
