namespace MultiIsek.Participation.Surveys;

/// <summary>What comes with a survey's form beside its answers.</summary>
internal sealed record SurveySent
{
    /// <summary>The code of the draft that was taken up.</summary>
    public string? Resumed { get; init; }

    /// <summary>Nobody sees this field; programs fill it.</summary>
    public string? Website { get; init; }
    public string? Token { get; init; }
}
