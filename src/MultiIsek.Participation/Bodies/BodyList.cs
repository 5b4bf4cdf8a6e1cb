using MediatR;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Bodies;

/// <summary>Die Liste der beteiligten Stellen einer Phase, as page and as file.</summary>
internal sealed record BodyList(IReadOnlyList<BodyList.Line> Lines, IReadOnlyList<OrganisationAddress> Offered)
{
    public sealed record Line(InvitedBody Body, string Stand, string Deadline, IReadOnlyList<BodyLetter> Letters, IReadOnlyList<BodyBook.Sent> Sent)
    {
        /// <summary>"Anschreiben 4. Mai 2026, 9.12 Uhr".</summary>
        public IEnumerable<string> Post => Letters.Select(l => $"{l.Kind.ToGerman()} {GermanText.MomentOf(l.SentAt)}{(l.Email.Length == 0 ? "" : $" an {l.Email}")}");
    }

    public static string[] Head { get; } =
    [
        "Stelle",
        "E-Mail-Adresse",
        "Stand",
        "Frist",
        "Verlängert, weil",
        "Eingeladen am",
        "Geöffnet am",
        "Geantwortet am",
        "Erinnert am",
        "Zurückgezogen am",
        "Beiträge",
        "Schreiben",
    ];

    public int Silent => Lines.Count(l => l.Body is { InvitedAt: not null, AnsweredAt: null, Email: not null, WithdrawnAt: null });

    public int Uninvited => Lines.Count(l => l.Body is { InvitedAt: null, Email: not null, WithdrawnAt: null });

    public static async Task<BodyList> LoadAsync(BodyBook book, IMediator mediator, ParticipationPhase phase, DateTime now, CancellationToken ct)
    {
        var bodies = await book.OfPhaseAsync(phase.Id, ct);
        var (letters, sent) = (await book.LettersAsync(phase.Id, ct), await book.SentAsync(phase.Id, null, ct));
        var known = bodies.Select(b => b.OrganisationId).ToHashSet();
        var offered = await mediator.Send(new ListOrganisationAddresses(), ct);
        return new(
            [.. bodies.Select(b => new Line(b, b.Stand(phase, now), BodyWords.Deadline(b.EndIn(phase)), [.. letters[b.Id]], [.. sent[b.Id]]))],
            [.. offered.Where(o => !known.Contains(o.Id))]
        );
    }

    public IReadOnlyList<string?[]> Cells() =>
        [
            .. Lines.Select(l =>
                new[]
                {
                    l.Body.Name,
                    l.Body.Email,
                    l.Stand,
                    l.Deadline,
                    l.Body.ExtensionReason,
                    At(l.Body.InvitedAt),
                    At(l.Body.OpenedAt),
                    At(l.Body.AnsweredAt),
                    At(l.Letters.LastOrDefault(s => s.Kind == LetterKind.Reminder)?.SentAt),
                    At(l.Body.WithdrawnAt),
                    string.Join(", ", l.Sent.Select(s => s.PublicNumber)),
                    string.Join("; ", l.Post),
                }
            ),
        ];

    private static string? At(DateTime? moment) => moment is { } at ? GermanText.MomentOf(at) : null;
}

internal sealed record BodyLineView(BodiesPage Desk, BodyList.Line Line);
