using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Phases;
using MultiIsek.Participation.Retention;
using MultiIsek.Participation.Supports;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Account;

/// <summary>Beiträge und Meldungen einer Person: told to the person, taken away with the account.</summary>
internal sealed class PersonalContributions(IsekDbContext db, IMediator mediator, SettingsBook settings, ContributionEraser eraser) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalFile>> ListAsync(Guid account, CancellationToken ct)
    {
        var rows = await db.Set<Contribution>()
            .Where(c => c.AuthorId == account)
            .OrderBy(c => c.ReceivedAt)
            .ThenBy(c => c.Id)
            .Select(c => new
            {
                Row = c,
                AnswerTo = db.Set<Contribution>().Where(p => p.Id == c.ParentId).Select(p => new { p.Year, p.Number }).FirstOrDefault(),
                Answers = db.Set<Contribution>().Where(a => a.ParentId == c.Id && a.State == ContributionState.Published).Select(a => new { a.Year, a.Number }).ToList(),
            })
            .AsNoTracking()
            .AsSingleQuery()
            .ToListAsync(ct);
        var phases = await db.Set<ParticipationPhase>().AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.Title, ct);
        var elements = await mediator.Send(new FindElements([.. rows.Select(r => r.Row.ElementId).OfType<Guid>()]), ct);
        var contributions = rows.Select(r => new OwnContribution(
                Contribution.PublicNumber(r.Row.Year, r.Row.Number),
                phases[r.Row.PhaseId],
                elements.GetValueOrDefault(r.Row.ElementId ?? Guid.Empty)?.Label ?? r.Row.Title,
                r.Row.Paragraph,
                r.AnswerTo is { } to ? Contribution.PublicNumber(to.Year, to.Number) : null,
                [.. r.Answers.Select(a => Contribution.PublicNumber(a.Year, a.Number))],
                r.Row.ReceivedAt,
                r.Row.PublishedAt,
                r.Row.State.ToString(),
                r.Row.State.ToGerman(),
                r.Row.BlockedReason,
                r.Row.Name,
                r.Row.ShowsName,
                r.Row.Text,
                r.Row.PlaceNote,
                r.Row.Longitude,
                r.Row.Latitude,
                r.Row.Shape
            ))
            .ToList();
        var reports = await db.Set<ContributionReport>()
            .Where(r => r.ReporterId == account)
            .OrderBy(r => r.ReportedAt)
            .Join(
                db.Set<Contribution>(),
                r => r.ContributionId,
                c => c.Id,
                (r, c) =>
                    new
                    {
                        c.Year,
                        c.Number,
                        r.Reason,
                        r.Note,
                        r.ReportedAt,
                    }
            )
            .ToListAsync(ct);
        var voters = await eraser.VotersAsync(account, ct);
        var supported = await db.Set<ContributionSupport>()
            .Where(s => voters.Contains(s.Voter))
            .OrderBy(s => s.SupportedAt)
            .Join(
                db.Set<Contribution>(),
                s => s.ContributionId,
                c => c.Id,
                (s, c) =>
                    new
                    {
                        c.Year,
                        c.Number,
                        s.SupportedAt,
                    }
            )
            .ToListAsync(ct);
        return
        [
            new(
                "supports.json",
                "Beiträge, die Sie angemeldet unterstützen",
                supported.Select(s => new { Contribution = Contribution.PublicNumber(s.Year, s.Number), s.SupportedAt })
            ),
            new("contributions.json", "Ihre Beiträge, die Sie angemeldet geschrieben haben", contributions),
            new("beitraege.txt", "Dasselbe zum Lesen", Readable(contributions)),
            new(
                "reports.json",
                "Beiträge, die Sie angemeldet gemeldet haben",
                reports.Select(r => new
                {
                    Contribution = Contribution.PublicNumber(r.Year, r.Number),
                    r.Reason,
                    r.Note,
                    r.ReportedAt,
                })
            ),
        ];
    }

    public async Task<string> ExplainErasureAsync(CancellationToken ct) =>
        (
            await settings.AfterErasureAsync(ct) switch
            {
                AfterErasure.Stays =>
                    "Ihre veröffentlichten Beiträge bleiben stehen, aber ohne Angaben zu Ihrer Person: Name, Verbindung zum Konto und Abrufcode werden entfernt. So bleibt nachvollziehbar, was abgewogen wurde.",
                AfterErasure.Goes =>
                    "Der Text Ihrer veröffentlichten Beiträge wird gelöscht, ebenso Name, Verbindung zum Konto und Abrufcode. Nummer und Stelle bleiben mit dem Hinweis „auf Wunsch gelöscht“, damit Antworten anderer ihren Platz behalten.",
                var other => throw new InvalidOperationException($"Unknown choice {other}."),
            }
        )
        + " Beiträge, die nicht veröffentlicht sind, werden gelöscht. Ihre Meldungen verlieren Erläuterung und Verbindung zum Konto. Ihre Unterstützungen zählen weiter, ohne dass jemand noch sieht, von wem sie kamen.";

    public async Task EraseAsync(Guid account, CancellationToken ct)
    {
        await eraser.DeleteUnpublishedAsync(c => c.AuthorId == account, onWish: true, ct);
        // Read from the row, not from what is kept: another instance may have changed it a moment ago.
        if (await db.Set<ParticipationSettings>().Select(s => s.AfterErasure).FirstOrDefaultAsync(ct) == AfterErasure.Goes)
        {
            await eraser.EmptyPublishedAsync(account, ct);
        }
        else
        {
            await eraser.ForgetPersonsAsync(c => c.AuthorId == account, keepsCode: false, ct);
        }

        await db.Set<ContributionReport>()
            .Where(r => r.ReporterId == account)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.Note, (string?)null).SetProperty(r => r.ReporterId, (Guid?)null), ct);
        await eraser.ForgetSupporterAsync(account, ct);
        await db.RaiseRevisionAsync(ct);
    }

    private static string Readable(IReadOnlyList<OwnContribution> contributions)
    {
        var text = new StringBuilder("Ihre Beiträge, älteste zuerst. Zeiten in UTC.\n");
        foreach (var own in contributions)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{own.Number}, {own.ReceivedAt:yyyy-MM-dd HH:mm}, {own.StateWord}\n{own.Phase}");
            text.Append(own.Element is null ? "" : $": {own.Element}").Append(own.Paragraph == 0 ? "" : $", {ContributionWords.Place(own.Paragraph)}");
            text.Append(own.AnswerTo is null ? "" : $", Antwort auf {own.AnswerTo}").Append(own.Name is null ? "" : $"\nName: {own.Name}");
            text.Append(own.PlaceNote is null ? "" : $"\nOrt: {own.PlaceNote}").Append(own.Shown is null ? "" : $"\nAuf der Karte: {own.Shown}");
            text.Append(own.Reason is null ? "" : $"\nBegründung: {own.Reason}").Append(CultureInfo.InvariantCulture, $"\n\n{own.Text}\n");
        }

        return text.ToString();
    }

    private sealed record OwnContribution(
        string Number,
        string Phase,
        string? Element,
        int Paragraph,
        string? AnswerTo,
        IReadOnlyList<string> Answers,
        DateTime ReceivedAt,
        DateTime? PublishedAt,
        string State,
        string StateWord,
        string? Reason,
        string? Name,
        bool ShowsName,
        string Text,
        string? PlaceNote,
        double? Longitude,
        double? Latitude,
        string? Shape
    )
    {
        [JsonIgnore]
        public string? Shown => ContributionWords.Shown(Longitude, Latitude, Shape);
    }
}
