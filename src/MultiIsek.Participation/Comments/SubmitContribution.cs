using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;
using MediatR;

namespace MultiIsek.Participation.Comments;

/// <summary>Beitrag einreichen. Answers null when the phase is closed at the moment of writing.</summary>
internal sealed record SubmitContribution(FormToken Token) : IRequest<StoredContribution?>
{
    [Required(ErrorMessage = "Schreiben Sie einen Kommentar.")]
    [StringLength(Contribution.TextMax, ErrorMessage = "Der Kommentar ist zu lang: Höchstens 10.000 Zeichen sind möglich.")]
    public string Text { get; init; } = "";

    [StringLength(Contribution.NameMax, ErrorMessage = "Der Name ist zu lang: Höchstens 80 Zeichen sind möglich.")]
    public string? Name { get; init; }
    public bool ShowsName { get; init; }

    /// <summary>As the paragraph has it.</summary>
    public string? Quote { get; init; }

    /// <summary>What an idea has beside its text.</summary>
    public IdeaFacts? Idea { get; init; }

    /// <summary>The account in which it shall be found.</summary>
    public Guid? AuthorId { get; init; }

    /// <summary>A field that no person sees was filled.</summary>
    public bool IsSuspicious { get; init; }

    /// <summary>It came in a burst and without a proof of work.</summary>
    public bool IsUnproven { get; init; }

    /// <summary>What was typed, in one form: line ends as \n, no control signs, no blank ends. A text without any visible sign becomes empty.</summary>
    public static string Clean(string? typed)
    {
        var text = (typed ?? "").ReplaceLineEndings("\n");
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Control || rune.Value is '\n' or '\t')
            {
                clean.Append(rune);
            }
        }

        var result = clean.ToString().Trim();
        return result.EnumerateRunes().Any(r => !Rune.IsWhiteSpace(r) && Rune.GetUnicodeCategory(r) != UnicodeCategory.Format) ? result : "";
    }
}

internal sealed class SubmitContributionHandler(ContributionStore store) : IRequestHandler<SubmitContribution, StoredContribution?>
{
    private const string Suspicion = "Ein für Menschen unsichtbares Feld war ausgefüllt.";
    private const string Unproven = "Es kam bei großem Andrang und ohne die Rechenaufgabe, die ein Browser mit Skripten löst.";

    public Task<StoredContribution?> Handle(SubmitContribution command, CancellationToken ct) =>
        store.AddAsync(
            new NewContribution(
                command.Token.Place,
                command.Text,
                command.Name,
                command.ShowsName && command.Name is not null,
                command.IsSuspicious ? Suspicion
                    : command.IsUnproven ? Unproven
                    : null,
                command.Token.SubmissionId,
                command.Token.Receipt.Hash,
                command.AuthorId,
                command.Quote,
                command.Idea
            ),
            ct
        );
}
