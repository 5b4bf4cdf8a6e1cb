using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Guests;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Sending;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Kernel.Text;
using MultiIsek.Notifications.Contracts;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Site.Contact;

/// <summary>Nachricht an die Stadt: by mail to the contact that the city named, through the outbox. The sender's address is where the answer goes, and gets no copy.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
internal sealed class MessagePage(
    Mailboxes mailboxes,
    ContactTokens tokens,
    ContactLimits limits,
    GuestForms guests,
    IMediator mediator,
    IsekDbContext db,
    CurrentTenant tenant,
    CurrentSite site
) : PageModel
{
    public const int TextMax = 5000;
    public const int NameMax = 80;
    public const int EmailMax = 200;

    public IReadOnlyList<Mailbox> To { get; private set; } = [];
    public MessageInput Input { get; private set; } = new();
    public string Token { get; private set; } = "";
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    /// <summary>Who has it now; null until it was sent.</summary>
    public string? SentTo { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? an, CancellationToken ct)
    {
        Response.SetFormHeaders();
        To = await mailboxes.ListAsync(ct);
        Input = new() { To = an };
        Token = tokens.Issue();
        return To.Count == 0 ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] MessageInput input, CancellationToken ct)
    {
        Response.SetFormHeaders();
        To = await mailboxes.ListAsync(ct);
        Input = input;
        if (To.Count == 0)
        {
            return NotFound();
        }

        var (token, late) = tokens.Read(input.Token);
        // One that came too fast keeps its start, so that sending it again is enough.
        Token = token is null ? tokens.Issue() : input.Token!;
        if (!SameSite.IsOwn(Request))
        {
            return Refuse(StatusCodes.Status400BadRequest, new Fault("absenden", "Das Formular kam nicht von dieser Seite. Bitte senden Sie es hier noch einmal ab."));
        }

        var to = To.FirstOrDefault(m => m.Key == (input.To ?? ""));
        var (name, email, text) = (Clean(input.Name).ReplaceLineEndings(" "), Clean(input.Email), Clean(input.Text));
        List<Fault> faults = [.. Check(to, name, email, text)];
        if (late is not null)
        {
            faults.Add(new("absenden", late));
        }

        if (faults.Count > 0)
        {
            return Refuse(StatusCodes.Status422UnprocessableEntity, [.. faults]);
        }

        if ((limits.Take(tenant, HttpContext) ?? await guests.WaitAsync(HttpContext, ct)) is { } wait)
        {
            Response.SetRetryAfter(wait);
            return Refuse(
                StatusCodes.Status429TooManyRequests,
                new Fault("absenden", "Es kamen gerade viele Nachrichten. Bitte senden Sie Ihre in zehn Minuten noch einmal ab; sie steht noch im Feld.")
            );
        }

        SentTo = to!.Name;
        // A program gets the same answer and sends nothing.
        if (string.IsNullOrEmpty(input.Website))
        {
            await SendAsync(token!, to, name, email, text, ct);
        }

        return Page();
    }

    private async Task SendAsync(ContactToken token, Mailbox to, string name, string email, string text, CancellationToken ct)
    {
        var body = $"""
            Über das Kontaktformular von {site.City.CanonicalHost} schreibt {(name.Length == 0 ? "jemand ohne Namen" : name)} <{email}>:

            {text}

            --
            Eine Antwort auf diese Nachricht geht an {email}. Ob die Adresse stimmt, wurde nicht geprüft.
            """;
        await mediator.Send(new SendMail(to.Email, "Nachricht über das Kontaktformular", body, site.City.FullName, email) { Id = token.MessageId }, ct);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // The same form once more: its message lies in the outbox already. Anything else is a failure.
            db.ChangeTracker.Clear();
            if (!await db.Set<OutboxMessage>().AnyAsync(m => m.Id == token.MessageId, ct))
            {
                throw;
            }
        }
    }

    private static IEnumerable<Fault> Check(Mailbox? to, string name, string email, string text)
    {
        if (to is null)
        {
            yield return new("to", "Wählen Sie, an wen die Nachricht geht.");
        }

        if (name.Length > NameMax)
        {
            yield return new("name", $"Der Name ist zu lang: Höchstens {NameMax} Zeichen sind möglich.");
        }

        if (!EmailForm.Fits(email, EmailMax))
        {
            yield return new("email", "Geben Sie eine gültige E-Mail-Adresse ein, an die die Antwort gehen kann.");
        }

        if (text.Length is 0 or > TextMax)
        {
            yield return new("text", text.Length == 0 ? "Schreiben Sie eine Nachricht." : "Die Nachricht ist zu lang: Höchstens 5.000 Zeichen sind möglich.");
        }
    }

    private static string Clean(string? typed) => string.Concat((typed ?? "").ReplaceLineEndings("\n").Where(c => !char.IsControl(c) || c is '\n' or '\t')).Trim();

    private PageResult Refuse(int status, params Fault[] faults)
    {
        Faults = faults;
        return new PageResult { StatusCode = status };
    }
}

/// <summary>What a person typed into the form.</summary>
internal sealed record MessageInput
{
    public string? To { get; init; }
    public string? Name { get; init; }
    public string? Email { get; init; }
    public string? Text { get; init; }

    /// <summary>Nobody sees this field; programs fill it.</summary>
    public string? Website { get; init; }
    public string? Token { get; init; }
}
