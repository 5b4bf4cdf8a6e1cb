namespace MultiIsek.Participation.Moderation;

/// <summary>What a reader says about a contribution.</summary>
internal sealed record ReportInput
{
    public static readonly (string Key, string Label)[] Reasons =
    [
        ("Insult", "Beleidigung, Hetze oder Drohung"),
        ("PersonalData", "Persönliche Angaben über andere"),
        ("Spam", "Werbung oder ohne Bezug zum Thema"),
        ("Other", "Etwas anderes"),
    ];

    public string? Reason { get; init; }
    public string? Note { get; init; }

    /// <summary>Nobody sees this field; programs fill it.</summary>
    public string? Website { get; init; }
    public string? Token { get; init; }
}
