using System.Globalization;
using System.Text;

namespace MultiIsek.Kernel.Text;

/// <summary>Kalender (RFC 5545): lines end in CRLF and are folded at 75 octets.</summary>
public sealed class ICalendar
{
    public const string ContentType = "text/calendar; charset=utf-8";
    private const int LineMax = 75;
    private readonly StringBuilder _text = new();

    public ICalendar(string name)
    {
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//MultiIsek//Kalender//DE");
        Line("CALSCALE:GREGORIAN");
        Line($"X-WR-CALNAME:{Escape(name)}");
    }

    /// <param name="uid">The same in every export, so that a calendar brings up to date what it has.</param>
    /// <param name="stamp">UTC.</param>
    public void AddDay(string uid, DateTime stamp, DateOnly day, string title, string text)
    {
        Line("BEGIN:VEVENT");
        Line($"UID:{uid}");
        Line($"DTSTAMP:{Moment(stamp)}");
        Line($"DTSTART;VALUE=DATE:{day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}");
        Line($"DTEND;VALUE=DATE:{day.AddDays(1).ToString("yyyyMMdd", CultureInfo.InvariantCulture)}");
        Line($"SUMMARY:{Escape(title)}");
        Line($"DESCRIPTION:{Escape(text)}");
        Line("TRANSP:TRANSPARENT");
        Line("END:VEVENT");
    }

    /// <summary>With a clock; all moments in UTC.</summary>
    public void AddSpan(string uid, DateTime stamp, DateTime start, DateTime end, string title, string text, string? place)
    {
        Line("BEGIN:VEVENT");
        Line($"UID:{uid}");
        Line($"DTSTAMP:{Moment(stamp)}");
        Line($"DTSTART:{Moment(start)}");
        Line($"DTEND:{Moment(end)}");
        Line($"SUMMARY:{Escape(title)}");
        Line($"DESCRIPTION:{Escape(text)}");
        if (place is not null)
        {
            Line($"LOCATION:{Escape(place)}");
        }

        Line("END:VEVENT");
    }

    public byte[] ToBytes() => Encoding.UTF8.GetBytes($"{_text}END:VCALENDAR\r\n");

    private static string Moment(DateTime utc) => utc.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escape(string text) =>
        text.ReplaceLineEndings("\n")
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>Folds between characters, never within one; a line that goes on begins with a space, which counts.</summary>
    private void Line(string line)
    {
        var octets = 0;
        foreach (var sign in line.EnumerateRunes())
        {
            if (octets + sign.Utf8SequenceLength > LineMax)
            {
                _text.Append("\r\n ");
                octets = 1;
            }

            _text.Append(sign);
            octets += sign.Utf8SequenceLength;
        }

        _text.Append("\r\n");
    }
}
