namespace MultiIsek.Interop.Api;

/// <summary>Suchangabe einer Adresse: what stands in the documentation is what is checked.</summary>
/// <param name="Text">In German, for the documentation.</param>
/// <param name="Choices">The values that it takes; null for a key.</param>
internal sealed record ApiParameter(string Name, string Text, IReadOnlyList<string>? Choices = null)
{
    public const int ValueMax = 80;
    public const int LimitMax = 100;
    public const int LimitDefault = 50;
    public static readonly ApiParameter Limit = new("limit", "Wie viele Einträge höchstens auf einer Seite stehen.");
    public static readonly ApiParameter Cursor = new("cursor", "Wo die Seite beginnt: unverändert aus „next“ der vorigen Seite.");

    public static ApiParameter OneOf<T>(string name, string text)
        where T : struct, Enum => new(name, text, Enum.GetNames<T>());

    /// <summary>Null when the value may stand, else what is wrong.</summary>
    public ApiFault? Check(string value) =>
        value.Length is 0 or > ValueMax ? new(Name, $"Der Wert hat 1 bis {ValueMax} Zeichen.", $"The value has 1 to {ValueMax} characters.")
        : value.Contains('\0', StringComparison.Ordinal) ? new(Name, "Der Wert enthält ein Zeichen, das es in keinem Text gibt.", "The value holds a character that is in no text.")
        : Choices is not null && !Choices.Contains(value) ? new(Name, $"Möglich sind: {string.Join(", ", Choices)}.", $"Possible values: {string.Join(", ", Choices)}.")
        : null;
}

/// <summary>The parameters of an endpoint, beside its address.</summary>
internal sealed record ApiParameters(IReadOnlyList<ApiParameter> All);
