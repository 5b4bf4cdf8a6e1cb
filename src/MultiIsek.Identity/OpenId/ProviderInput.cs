using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;

namespace MultiIsek.Identity.OpenId;

/// <summary>What an admin typed about the city's provider.</summary>
internal sealed record ProviderInput
{
    private static readonly Role[] Roles = [Role.Admin, Role.Editor, Role.Moderator, Role.Contributor];

    public bool IsOn { get; init; }
    public string? Label { get; init; }
    public string? Authority { get; init; }
    public string? ClientId { get; init; }
    public string? Secret { get; init; }
    public string? RoleClaim { get; init; }

    /// <summary>One rule a line: "isek-redaktion = Redaktion".</summary>
    public string? Rules { get; init; }
    public string? Strong { get; init; }
    public bool Vouches { get; init; }
    public string? Audience { get; init; }

    public static ProviderInput Of(IdentityProvider? provider) =>
        provider is null
            ? new() { Strong = "mfa" }
            : new()
            {
                IsOn = provider.IsOn,
                Label = provider.Label,
                Authority = provider.Authority,
                ClientId = provider.ClientId,
                RoleClaim = provider.RoleClaim,
                Rules = string.Join('\n', provider.RoleRules.Select(r => $"{r.Value} = {r.Role.ToGerman()}")),
                Strong = string.Join(' ', provider.StrongMethods),
                Vouches = provider.VouchesForMail,
                Audience = provider.ApiAudience,
            };

    /// <summary>The command, and what speaks against it.</summary>
    public (SaveProvider Command, IReadOnlyList<Fault> Faults) Read(IdentityProvider? before, ProviderHttp http)
    {
        List<Fault> faults = [];
        var (label, authority, client) = (Word(Label), Word(Authority).TrimEnd('/'), Word(ClientId));
        Limit(faults, "label", label, IdentityProvider.LabelMax, "Geben Sie an, was auf dem Knopf stehen soll.");
        Limit(faults, "authority", authority, IdentityProvider.AuthorityMax, "Geben Sie die Adresse des Dienstes ein.");
        if (authority.Length > 0 && (!http.MayCall(authority) || authority.Contains('?', StringComparison.Ordinal)))
        {
            faults.Add(new("authority", "Die Adresse muss vollständig sein und mit https:// beginnen."));
        }

        Limit(faults, "clientId", client, IdentityProvider.ClientIdMax, "Geben Sie die Client-ID ein.");
        var secret = Secret is { Length: > 0 } typed ? typed : null;
        if (secret is { Length: > IdentityProvider.SecretMax })
        {
            faults.Add(new("secret", $"Das Geheimnis ist zu lang: Höchstens {IdentityProvider.SecretMax} Zeichen sind möglich."));
        }
        else if (secret is null && before?.SealedSecret is not null && before.Authority != authority)
        {
            // Or an admin could have it sent to an address of his own.
            faults.Add(new("secret", "Zu einer neuen Adresse gehört das Geheimnis noch einmal: Das gespeicherte wird nur an die alte geschickt."));
        }

        var claim = Word(RoleClaim);
        var rules = ReadRules(faults);
        if (claim.Length > IdentityProvider.ClaimMax || (claim.Length == 0 && rules.Count > 0))
        {
            faults.Add(
                new("roleClaim", claim.Length == 0 ? "Geben Sie an, in welcher Angabe (Claim) die Werte stehen." : $"Höchstens {IdentityProvider.ClaimMax} Zeichen sind möglich.")
            );
        }

        var strong = (Strong ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToList();
        if (strong.Count > IdentityProvider.Most || strong.Exists(s => s.Length > IdentityProvider.ClaimMax))
        {
            faults.Add(new("strong", $"Höchstens {IdentityProvider.Most} Werte mit je {IdentityProvider.ClaimMax} Zeichen sind möglich."));
        }

        var audience = Word(Audience);
        if (audience.Length > IdentityProvider.AudienceMax || audience.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)))
        {
            faults.Add(new("audience", $"Die Kennung hat höchstens {IdentityProvider.AudienceMax} Zeichen und kein Leerzeichen."));
        }
        else if (audience.Length > 0 && audience == client)
        {
            // What says who somebody is has the client's name on it: it would be taken for a permission.
            faults.Add(new("audience", "Die Kennung der Schnittstelle muss eine andere sein als die Client-ID der Anmeldung."));
        }

        return (new SaveProvider(IsOn, label, authority, client, secret, claim, rules, strong, Vouches) { ApiAudience = audience }, faults);
    }

    private List<RoleRule> ReadRules(List<Fault> faults)
    {
        List<RoleRule> rules = [];
        foreach (var line in (Rules ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var at = line.LastIndexOf('=');
            var (value, word) = at < 0 ? (line, "") : (line[..at].Trim(), line[(at + 1)..].Trim());
            var role = Roles.Where(r => string.Equals(r.ToGerman(), word, StringComparison.OrdinalIgnoreCase)).Select(r => (Role?)r).FirstOrDefault();
            if (value.Length is 0 or > IdentityProvider.ClaimMax || role is null)
            {
                faults.Add(
                    new(
                        "rules",
                        $"„{(line.Length > 60 ? $"{line[..60]} …" : line)}“ ist keine Regel. Schreiben Sie „Wert = Rolle“; Rollen sind {string.Join(", ", Roles.Select(r => r.ToGerman()))}."
                    )
                );
                break;
            }

            rules.Add(new(value, role.Value));
        }

        if (rules.Count > IdentityProvider.Most)
        {
            faults.Add(new("rules", $"Höchstens {IdentityProvider.Most} Regeln sind möglich."));
        }

        return [.. rules.Distinct()];
    }

    private static void Limit(List<Fault> faults, string field, string value, int max, string missing)
    {
        if (value.Length == 0 || value.Length > max)
        {
            faults.Add(new(field, value.Length == 0 ? missing : $"Höchstens {max} Zeichen sind möglich."));
        }
    }

    private static string Word(string? text) => (text ?? "").Trim();
}
