using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tenancy.Settings;

/// <summary>Leichte Sprache und Gebärdensprache: the Land's default, and the city's own choice.</summary>
[Authorize(Policies.Admin), PrivatePage]
internal sealed class EasyAccessPage(OwnCity city, CurrentSite site, IMediator mediator) : PageModel, IFaulty
{
    public const int TextMax = Markdown.Max;

    public AccessInput Input { get; private set; } = new();
    public string? Seen { get; private set; }
    public string? Done { get; private set; }
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public string Rule =>
        EasyAccessRules.Of(site.City.Land) switch
        {
            EasyAccessRule.Asked =>
                $"{LandNames.Of(site.City.Land)} verlangt beides von öffentlichen Stellen. Sie können es anders einstellen; bitte prüfen Sie dann, ob Sie das dürfen.",
            EasyAccessRule.Recommended => $"Für Kommunen in {LandNames.Of(site.City.Land)} ist beides empfohlen. Ob und wie Sie es anbieten, stellen Sie hier ein.",
            EasyAccessRule.NotAsked => $"{LandNames.Of(site.City.Land)} verlangt von Kommunen weder das eine noch das andere. Anbieten können Sie beides trotzdem.",
            _ => "",
        };

    public async Task OnGetAsync(string? getan, CancellationToken ct)
    {
        Input = AccessInput.Of((await city.FindAsync(ct)).EasyAccess);
        Seen = SeenForm.Of(Input);
        Done =
            getan != "gespeichert" ? null
            : site.City.OffersPlainLanguage() ? "Gespeichert. Der Text steht unter „Leichte Sprache“ am Ende jeder Seite."
            : "Gespeichert.";
    }

    public async Task<IActionResult> OnPostAsync([FromForm] AccessInput input, [FromForm] string? seen, CancellationToken ct)
    {
        (Input, Seen) = (input, seen);
        var text = string.IsNullOrWhiteSpace(input.PlainText) ? null : input.PlainText.ReplaceLineEndings("\n").Trim();
        var video = string.IsNullOrWhiteSpace(input.SignVideo) ? null : input.SignVideo.Trim();
        List<Fault> faults = [];
        if (text?.Length > TextMax)
        {
            faults.Add(new("plainText", $"Das ist zu lang: höchstens {TextMax} Zeichen."));
        }

        if (input.Plain == "ja" && text is null)
        {
            faults.Add(new("plainText", "Wenn Sie Leichte Sprache anbieten, schreiben Sie den Text dazu."));
        }

        if (video is not null && (video.Length > 300 || !Uri.TryCreate(video, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps))
        {
            faults.Add(new("signVideo", "Die Adresse beginnt mit https://."));
        }
        else if (input.Sign == "ja" && video is null)
        {
            faults.Add(new("signVideo", "Wenn Sie Gebärdensprache anbieten, geben Sie die Adresse des Videos an."));
        }

        Faults = faults;
        if (faults.Count > 0)
        {
            return Page();
        }

        try
        {
            var access = new EasyAccess
            {
                PlainLanguage = AccessInput.Choice(input.Plain),
                PlainText = text,
                SignLanguage = AccessInput.Choice(input.Sign),
                SignVideo = video,
            };
            await mediator.Send(new SaveEasyAccess(access) { Seen = seen }, ct);
            return Redirect("/verwaltung/stadt/leichte-sprache?getan=gespeichert");
        }
        catch (StaleSettingException)
        {
            var stored = AccessInput.Of((await city.FindAgainAsync(ct)).EasyAccess);
            (Input, Faults) = SeenForm.Merge(seen, input, stored);
            Seen = SeenForm.Of(stored);
            return new PageResult { StatusCode = StatusCodes.Status409Conflict };
        }
    }
}
