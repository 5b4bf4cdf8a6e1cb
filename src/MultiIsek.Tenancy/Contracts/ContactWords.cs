namespace MultiIsek.Tenancy.Contracts;

public static class ContactWords
{
    /// <summary>What a person looks for and does not find, in one sentence for all pages; null when nothing is missing.</summary>
    public static string? Missing(this Contact contact)
    {
        (string Name, bool IsThere)[] wanted = [("Anschrift", contact.Street is not null), ("Telefon", contact.Phone is not null), ("E-Mail-Adresse", contact.Email is not null)];
        var missing = wanted.Where(w => !w.IsThere).Select(w => w.Name).ToList();
        return missing.Count switch
        {
            0 => null,
            1 => $"{missing[0]} noch nicht eingetragen.",
            _ => $"{string.Join(", ", missing.SkipLast(1))} und {missing[^1]} noch nicht eingetragen.",
        };
    }
}
