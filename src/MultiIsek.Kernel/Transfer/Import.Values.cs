using System.Globalization;
using System.Text.RegularExpressions;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Text;

namespace MultiIsek.Kernel.Transfer;

/// <summary>Single values of a record: dates, texts, addresses, each wrong one an error with its place.</summary>
public sealed partial class Import
{
    /// <summary>Texts that may not be longer than this stand on one line.</summary>
    private const int LineMax = 300;

    /// <summary>A date with its precision; a wrong one is an error with its place.</summary>
    public SourceDate? Date<T>(JsonFile<T> file, string field, string? text)
        where T : class
    {
        if (text is null)
        {
            return null;
        }

        if (SourceDate.TryParse(text, out var date))
        {
            return date;
        }

        Error(file, field, $"„{text}“ ist kein Datum. Erlaubt sind 2013-12-18, 2013-11, 2013-Q2 und 2013.");
        return null;
    }

    /// <summary>A date with its precision, or days from the first import ("+14d").</summary>
    public SourceDate? Date<T>(JsonFile<T> file, string field, string? text, DateOnly baseOn)
        where T : class => text is not null && Relative(text, baseOn) is { } day ? SourceDate.Of(day) : Date(file, field, text);

    private static DateOnly? Relative(string text, DateOnly baseOn) =>
        RelativeForm().Match(text) is { Success: true } relative
            ? baseOn.AddDays(int.Parse(relative.Groups[1].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture))
            : null;

    /// <summary>A phase's boundary as UTC: a day, a day with time, or days from the first import ("+45d"). An end given as a day includes that day.</summary>
    public DateTime? Moment<T>(JsonFile<T> file, string field, string? text, DateOnly baseOn, bool isEnd)
        where T : class
    {
        if (text is null)
        {
            return null;
        }

        if (Relative(text, baseOn) is { } counted)
        {
            return Berlin.StartOf(counted.AddDays(isEnd ? 1 : 0));
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return Berlin.StartOf(day.AddDays(isEnd ? 1 : 0));
        }

        if (DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock))
        {
            return Berlin.Utc(clock);
        }

        Error(file, field, $"„{text}“ ist kein Zeitpunkt. Erlaubt sind 2026-11-05, 2026-11-05T18:00 und +45d.");
        return null;
    }

    /// <summary>Each value may stand once in its list.</summary>
    public void RefuseDoubles<TValue, TFile>(JsonFile<TFile> file, IEnumerable<(TValue Value, string Path)> values)
        where TFile : class
    {
        HashSet<TValue> seen = [];
        foreach (var (value, path) in values.Where(v => !seen.Add(v.Value)))
        {
            Error(file, path, $"„{value}“ kommt zweimal vor.");
        }
    }

    /// <summary>An e-mail address.</summary>
    public string? Email<T>(JsonFile<T> file, string field, string? text)
        where T : class
    {
        if (text is not null && !EmailForm.Fits(text))
        {
            Error(file, field, $"„{text}“ ist keine E-Mail-Adresse.");
        }

        return text;
    }

    /// <summary>The text, when it is not longer than allowed; short ones (names, titles, labels) stand on one line.</summary>
    public string? Text<T>(JsonFile<T> file, string field, string? text, int max)
        where T : class
    {
        if (text is { Length: var length } && length > max)
        {
            Error(file, field, $"Der Text hat {length} Zeichen; höchstens {max} sind möglich.");
            return text[..max];
        }

        if (max <= LineMax && text?.Contains('\n', StringComparison.Ordinal) == true)
        {
            Error(file, field, "Hier steht ein Zeilenumbruch; vorgesehen ist eine Zeile.");
        }

        return text;
    }

    /// <summary>A web address; only https and http are taken.</summary>
    public string? Url<T>(JsonFile<T> file, string field, string? url)
        where T : class
    {
        if (url is not null && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"))
        {
            Error(file, field, $"„{url}“ ist keine Webadresse; sie beginnt mit https://.");
        }

        return Text(file, field, url, 500);
    }

    [GeneratedRegex("^([+-][0-9]{1,4})d$")]
    private static partial Regex RelativeForm();
}
