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

        var match = Form().Match(header);
        if (!match.Success || match.Groups["name"].Length > TenantHost.HostMax)
        {
            return null;
        }

        var name = match.Groups["name"].Value.ToLowerInvariant();
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

    [GeneratedRegex(@"^(?<name>[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(\.[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*)(:[0-9]{1,5})?$")]
    private static partial Regex Form();
}
