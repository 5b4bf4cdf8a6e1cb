using System.Globalization;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Pages;

namespace MultiIsek.Identity.Audit;

/// <summary>What of the log is asked for: the same for the page, the pages behind it and the file.</summary>
/// <param name="Kind">Name of the act.</param>
/// <param name="Person">Who acted, as the log names it.</param>
/// <param name="From">First day (Berlin).</param>
/// <param name="To">Last day.</param>
/// <param name="VisitId">Only what was done in this visit of the operator.</param>
internal sealed record AuditFilter(string? Kind, string? Person, DateOnly? From, DateOnly? To, Guid? VisitId)
{
    private static readonly string[] Forms = ["yyyy-MM-dd", "d.M.yyyy"];

    public bool IsEmpty => this == new AuditFilter(null, null, null, null, null);

    /// <summary>As it was typed, and what is wrong with that.</summary>
    public static (AuditFilter Filter, IReadOnlyList<Fault> Faults) Read(string? kind, string? person, string? from, string? to, Guid? visit)
    {
        List<Fault> faults = [];
        var (first, last) = (DayIn(from, "von", faults), DayIn(to, "bis", faults));
        if (first > last)
        {
            faults.Add(new("bis", "Der letzte Tag liegt vor dem ersten."));
        }

        return (new(Word(kind), Word(person), first, last, visit), faults);
    }

    public IQueryable<AuditEntry> Of(IQueryable<AuditEntry> entries)
    {
        if (Kind is not null)
        {
            entries = entries.Where(e => e.Name == Kind);
        }

        if (Person is not null)
        {
            entries = entries.Where(e => e.Actor == Person);
        }

        if (From is { } from)
        {
            var start = Berlin.StartOf(from);
            entries = entries.Where(e => e.At >= start);
        }

        if (To is { } to)
        {
            var end = Berlin.StartOf(to.AddDays(1));
            entries = entries.Where(e => e.At < end);
        }

        return VisitId is { } visit ? entries.Where(e => e.VisitId == visit || e.Subject == visit.ToString()) : entries;
    }

    /// <summary>Address with this filter in it.</summary>
    /// <param name="more">Other parts, each with its value.</param>
    public string Url(params (string Name, string? Value)[] more)
    {
        (string Name, string? Value)[] parts = [.. more, ("vorgang", Kind), ("person", Person), ("von", Iso(From)), ("bis", Iso(To)), ("besuch", VisitId?.ToString())];
        var query = string.Join('&', parts.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
        return query.Length == 0 ? AuditPage.Path : $"{AuditPage.Path}?{query}";
    }

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // No name in the log is longer or holds such a sign.
    private static string? Word(string? typed) =>
        typed is not { Length: > 0 } ? null
        : typed.Length > AuditEntry.NameMax || typed.Any(char.IsControl) ? "?"
        : typed;

    private static DateOnly? DayIn(string? typed, string field, List<Fault> faults)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        if (DateOnly.TryParseExact(typed.Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 9000)
        {
            return day;
        }

        faults.Add(new(field, "Geben Sie einen Tag an, zum Beispiel 3.11.2026."));
        return null;
    }
}
