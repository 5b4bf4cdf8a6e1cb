using System.Globalization;
using System.Text.RegularExpressions;

namespace MultiIsek.Tenancy.Hosts;

/// <summary>Reads the raw Host header. <c>Request.Host</c> throws on invalid punycode, so it is not touched before this has said yes.</summary>
internal static partial class HostName
{
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>The name in lower case without its port, or null when it is no DNS name that a city could have.</summary>
    public static string? Parse(string? header)
    {
        if (header is null || header.Length > TenantHost.HostMax + 6)
        {
            return null;
        }

        // No match with groups: this is asked for every request.
        var colon = header.IndexOf(':', StringComparison.Ordinal);
        var written = colon < 0 ? header : header[..colon];
        if (written.Length > TenantHost.HostMax || !Form().IsMatch(header))
        {
            return null;
        }

        var name = written.ToLowerInvariant();
        return name.Contains("xn--", StringComparison.Ordinal) && !IsPunycode(name) ? null : name;
    }

    private static bool IsPunycode(string name)
    {
        try
        {
            return Idn.GetAscii(Idn.GetUnicode(name)) == name;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(\.[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*)(:[0-9]{1,5})?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
