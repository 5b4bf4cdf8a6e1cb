using MultiIsek.Kernel;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tenancy.Settings;

/// <summary>Was vor der Veröffentlichung da sein muss, and what only should be.</summary>
/// <param name="Missing">What is wrong with it; null when it is done.</param>
/// <param name="IsNeeded">Without it the city does not go on the net.</param>
internal sealed record GateLine(string Title, string Url, string Done, string? Missing, bool IsNeeded);

internal static class PublishGate
{
    public static IReadOnlyList<GateLine> Of(IReadOnlyDictionary<LegalKind, string> pages, Contact contact)
    {
        return
        [
            .. Enum.GetValues<LegalKind>().Select(k => LineOf(k, pages.GetValueOrDefault(k))),
            new("Kontakt", "/verwaltung/stadt/kontakt", "Anschrift und E-Mail-Adresse sind eingetragen.", Incomplete(contact), true),
            new(
                "Telefon",
                "/verwaltung/stadt/kontakt",
                "Eine Telefonnummer ist eingetragen.",
                contact.Phone is null ? "Ohne Telefonnummer erreicht Sie nicht, wer nicht schreiben kann." : null,
                false
            ),
        ];
    }

    /// <exception cref="RefusedException">Something needed is missing.</exception>
    public static void Require(IReadOnlyDictionary<LegalKind, string> pages, Contact contact)
    {
        if (Of(pages, contact).FirstOrDefault(l => l is { IsNeeded: true, Missing: not null }) is { } line)
        {
            throw new RefusedException($"Noch kann die Stadt nicht veröffentlicht werden. {line.Title}: {line.Missing}");
        }
    }

    private static GateLine LineOf(LegalKind kind, string? text)
    {
        var gaps = LegalText.GapsOf(text ?? "").Count;
        return new(
            LegalNames.Title(kind),
            $"/verwaltung/stadt/rechtliches{LegalNames.Url(kind)}",
            "Eingetragen, ohne Lücken.",
            string.IsNullOrWhiteSpace(text) ? "Noch nicht eingetragen."
                : gaps > 0 ? $"Im Text {(gaps == 1 ? "ist noch eine Lücke" : $"sind noch {gaps} Lücken")} auszufüllen."
                : null,
            true
        );
    }

    /// <summary>What a city cannot be published without, or null.</summary>
    public static string? Incomplete(Contact contact)
    {
        (string Name, bool IsThere)[] wanted =
        [
            ("Straße", contact.Street is not null),
            ("Postleitzahl", contact.PostalCode is not null),
            ("Ort", contact.City is not null),
            ("E-Mail-Adresse", contact.Email is not null),
        ];
        var missing = wanted.Where(w => !w.IsThere).Select(w => w.Name).ToList();
        return missing.Count == 0 ? null : $"Es fehlt: {string.Join(", ", missing)}.";
    }
}
