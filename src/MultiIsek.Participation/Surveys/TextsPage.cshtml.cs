using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.Surveys;

/// <summary>Freie Texte der Umfragen lesen und einzelne freigeben. Beside a text stands nothing else that the same person said.</summary>
[Authorize(Policies.Moderator), PrivatePage]
internal sealed class TextsPage(IsekDbContext db, SurveyTexts texts, IMediator mediator) : PageModel, IFaulty
{
    public const string Path = "/verwaltung/beitraege/texte";
    public const string Open = "offen";
    public const string Released = "frei";

    public sealed record Line(Guid Key, string Question, string Text, bool IsReleased);

    public DeskList List { get; private set; } = null!;
    public IReadOnlyList<ParticipationPhase> Surveys { get; private set; } = [];

    /// <summary>The chosen one; null where there are none.</summary>
    public ParticipationPhase? Survey { get; private set; }
    public IReadOnlyList<Line> Lines { get; private set; } = [];
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? Done { get; private set; }

    /// <summary>With its texts' questions only.</summary>
    public IEnumerable<Question> Questions => Survey?.Questions.Where(q => q.Kind == QuestionKind.Text) ?? [];

    public async Task<IActionResult> OnGetAsync(string? getan, CancellationToken ct)
    {
        Done = getan switch
        {
            "frei" => "Freigegeben. Die Texte stehen bei den Ergebnissen, sobald diese zu sehen sind.",
            "zurueck" => "Die Freigabe ist zurückgenommen.",
            _ => null,
        };
        return await LoadAsync(ct) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostReleaseAsync([FromForm] Guid[] text, CancellationToken ct) => ActAsync(text, true, ct);

    public Task<IActionResult> OnPostWithdrawAsync([FromForm] Guid[] text, CancellationToken ct) => ActAsync(text, false, ct);

    /// <summary>No act of this page.</summary>
    public IActionResult OnPost() => NotFound();

    public string ActUrl(string act) => $"{List.Url((DeskList.PageName, $"{List.No}"))}&handler={act}";

    private async Task<IActionResult> ActAsync(Guid[] keys, bool isReleased, CancellationToken ct)
    {
        if (!await LoadAsync(ct) || Survey is not { } survey || keys.Length is 0 or > DeskList.PageSize)
        {
            return NotFound();
        }

        return await this.TryAsync(
            f => Faults = f,
            async () =>
            {
                await mediator.Send(new ReleaseTexts(survey.Id, keys, isReleased), ct);
                return List.Url((DeskList.PageName, $"{List.No}"), ("getan", isReleased ? "frei" : "zurueck"));
            }
        );
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        List = DeskList.Read(Path, Request.Query, "umfrage", "frage", "stand");
        var all = await db.Set<ParticipationPhase>().AsNoTracking().Where(p => p.Kind == PhaseKind.Survey && !p.IsDraft).OrderByDescending(p => p.StartsAt).ToListAsync(ct);
        Surveys = all.FindAll(p => p.Questions.Exists(q => q.Kind == QuestionKind.Text));
        Survey =
            List["umfrage"] is { Length: > 0 } key ? Surveys.FirstOrDefault(p => p.Key == key)
            : Surveys is [var first, ..] ? first
            : null;
        if (Survey is null)
        {
            return List["umfrage"].Length == 0;
        }

        var (question, state) = (List["frage"], List["stand"]);
        var keys = await texts
            .Of(Survey.Id)
            .Where(a => (question == "" || a.Question == question) && (state == "" || a.IsReleased == (state == Released)))
            .OrderBy(a => a.TextKey)
            .Select(a => a.TextKey!.Value)
            .ToListAsync(ct);
        var shown = List.Cut(keys);
        var rows = await texts.Of(Survey.Id).AsNoTracking().Where(a => shown.Contains(a.TextKey!.Value)).ToListAsync(ct);
        Lines =
        [
            .. rows.OrderBy(r => shown.ToList().IndexOf(r.TextKey!.Value))
                .Select(r => new Line(r.TextKey!.Value, Survey.Questions.Find(q => q.Key == r.Question)?.Text ?? "", r.Text!, r.IsReleased)),
        ];
        return true;
    }
}
