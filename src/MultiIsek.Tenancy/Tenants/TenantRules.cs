using System.Text.RegularExpressions;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tenancy.Hosts;

namespace MultiIsek.Tenancy.Tenants;

/// <summary>What every city must be, whether a command or a file brings it.</summary>
internal static partial class TenantRules
{
    /// <summary>Names under a domain that mean something else to people, mail servers or browsers.</summary>
    private static readonly HashSet<string> Reserved =
    [
        .. "www www1 www2 api app admin administration auth login logout sso id konto account mail mx smtp imap pop pop3 webmail autoconfig autodiscover".Split(' '),
        .. "ns ns1 ns2 dns ftp sftp ssh vpn proxy cdn static assets media files dateien status health monitoring intern intranet test staging localhost".Split(' '),
        .. "plattform platform multiisek betreiber operator hilfe help support postmaster hostmaster webmaster abuse security".Split(' '),
    ];

    /// <summary>The first two digits of the key of each Land's municipalities.</summary>
    private static string Prefix(Land land) =>
        land switch
        {
            Land.SH => "01",
            Land.HH => "02",
            Land.NI => "03",
            Land.HB => "04",
            Land.NW => "05",
            Land.HE => "06",
            Land.RP => "07",
            Land.BW => "08",
            Land.BY => "09",
            Land.SL => "10",
            Land.BE => "11",
            Land.BB => "12",
            Land.MV => "13",
            Land.SN => "14",
            Land.ST => "15",
            Land.TH => "16",
            _ => throw new InvalidOperationException($"Unknown Land {land}."),
        };

    /// <summary>What does not hold, with the name of the field in tenant.json.</summary>
    public static IEnumerable<(string Field, string Message)> Faults(string slug, string name, string designation, Land land, string ags)
    {
        if (!SlugForm().IsMatch(slug) || HostName.Parse(slug) != slug)
        {
            yield return ("slug", $"„{slug}“ ist keine Subdomain: kleine Buchstaben, Ziffern und Bindestriche, höchstens {Tenant.SlugMax} Zeichen.");
        }
        else if (Reserved.Contains(slug))
        {
            yield return ("slug", $"Die Subdomain „{slug}“ ist anderen Zwecken vorbehalten.");
        }

        if (string.IsNullOrWhiteSpace(name) || name.Length > Tenant.NameMax)
        {
            yield return ("name", $"Der Name fehlt oder hat mehr als {Tenant.NameMax} Zeichen.");
        }

        if (designation.Length > Tenant.DesignationMax)
        {
            yield return ("designation", $"Die Bezeichnung hat mehr als {Tenant.DesignationMax} Zeichen.");
        }

        if (!AgsForm().IsMatch(ags))
        {
            yield return ("ags", $"„{ags}“ ist kein amtlicher Gemeindeschlüssel: Er hat acht Ziffern.");
        }
        else if (!ags.StartsWith(Prefix(land), StringComparison.Ordinal))
        {
            yield return ("ags", $"Der Gemeindeschlüssel „{ags}“ passt nicht zum Land {land}: Dort beginnt er mit {Prefix(land)}.");
        }
    }

    [GeneratedRegex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$")]
    private static partial Regex SlugForm();

    [GeneratedRegex("^[0-9]{8}$")]
    private static partial Regex AgsForm();
}
