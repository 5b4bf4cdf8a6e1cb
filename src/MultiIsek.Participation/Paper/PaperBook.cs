using MediatR;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;
using MultiIsek.Participation.Retention;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Paper;

/// <summary>Papierbogen: what can be written on about one element.</summary>
/// <param name="Text">Beginning of the element's text, without marks.</param>
/// <param name="Address">Short, of the same form online.</param>
/// <param name="IsAlone">It is the document, and not a part of a page with a title of its own.</param>
internal sealed record PaperSheet(
    Letterhead Head,
    ParticipationPhase Phase,
    PhaseState State,
    ElementCard Element,
    string Text,
    string Code,
    string Address,
    string Privacy,
    bool IsAlone
)
{
    /// <summary>As people type it.</summary>
    public string ShownAddress => Address[(Address.IndexOf("://", StringComparison.Ordinal) + 3)..];
}

/// <summary>Bögen einer Phase.</summary>
internal sealed class PaperBook(IMediator mediator, PhaseBook phases, ILetterhead letterhead, IPublicAddress address, RetentionPeriod retention)
{
    /// <summary>Of one PDF.</summary>
    public const int SheetsMax = 200;
    private const int TextMax = 420;

    public static string ShortUrl(string code) => $"/bogen/{code}";

    public static string UrlOf(string phase, string element) => $"/mitmachen/{phase}/bogen?element={element}";

    public static string PdfUrl(string phase, string element) => $"/mitmachen/{phase}/bogen.pdf?element={element}";

    /// <summary>Sheets are for what can be written, now or soon; drafts are the desk's.</summary>
    public static bool Takes(ParticipationPhase phase, DateTime now) =>
        phase is { Kind: PhaseKind.ChapterComment, PlanVersionId: not null } && phase.StateAt(now) is PhaseState.Draft or PhaseState.Scheduled or PhaseState.Open;

    /// <summary>Elements of the phase's version, and which of them can be commented.</summary>
    public async Task<(IReadOnlyList<ElementCard> All, IReadOnlyList<ElementCard> Own)> ElementsAsync(ParticipationPhase phase, CancellationToken ct)
    {
        var version = phase.PlanVersionId!.Value;
        var all = await mediator.Send(new ListElements(version), ct);
        return (all, [.. all.Where(e => phase.Takes(e.Id, version, e.Role, e.IsCommentable))]);
    }

    /// <summary>The public phase and the element of a code; what can be written now goes first.</summary>
    public async Task<(ParticipationPhase Phase, ElementCard Element)?> FindAsync(string? typed, CancellationToken ct)
    {
        if (PaperCode.Parse(typed) is null)
        {
            return null;
        }

        var rows = (await phases.ListAsync(ct)).Select(r => r.Phase).Where(p => p is { Kind: PhaseKind.ChapterComment, PlanVersionId: not null });
        foreach (var phase in rows.OrderByDescending(p => p.StateAt(phases.Now) == PhaseState.Open).ThenByDescending(p => p.StartsAt))
        {
            if (PaperCode.ElementOf(phase.Id, (await ElementsAsync(phase, ct)).Own, typed) is { } element)
            {
                return (phase, element);
            }
        }

        return null;
    }

    public async Task<IReadOnlyList<PaperSheet>> MakeAsync(ParticipationPhase phase, IEnumerable<ElementCard> elements, bool isAlone, CancellationToken ct)
    {
        var head = await letterhead.ReadAsync(ct);
        List<PaperSheet> sheets = [];
        foreach (var element in elements.Take(SheetsMax))
        {
            var card = await mediator.Send(new FindElement(element.PlanKey, element.Key, element.VersionKey), ct) ?? element;
            var code = PaperCode.Of(phase.Id, card.Id);
            sheets.Add(new(head, phase, phase.StateAt(phases.Now), card, Begin(card.Paragraphs), code, address.UrlOf(ShortUrl(code)), Privacy(phase), isAlone));
        }

        return sheets;
    }

    private string Privacy(ParticipationPhase phase) =>
        $"Ihre Angaben zur Person werden nicht veröffentlicht. Die Stadt bewahrt sie {(phase.LastDay() is { } last ? $"bis {GermanText.Day(retention.LastDayOf(last))} auf" : $"{retention.Span} auf")}{(phase.LastDay() is null ? " nach dem Ende der Phase" : $", {retention.Span} nach dem Ende der Phase")}. {RetentionPeriod.LegalBasis}";

    private static string Begin(IReadOnlyList<string> paragraphs)
    {
        var text = string.Join(' ', string.Join(' ', paragraphs.TakeWhile((_, i) => i < 3).Select(Markdown.ToText)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length <= TextMax)
        {
            return text;
        }

        var end = text.LastIndexOf(' ', TextMax);
        return $"{text[..(end > 0 ? end : TextMax)].TrimEnd('.', ',', ';', ':')} …";
    }
}
