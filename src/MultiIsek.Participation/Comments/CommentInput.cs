namespace MultiIsek.Participation.Comments;

/// <summary>What a person typed into the form.</summary>
internal sealed record CommentInput
{
    public string? Text { get; init; }
    public string? Name { get; init; }
    public bool ShowName { get; init; }

    /// <summary>Words of the paragraph, marked in it or typed.</summary>
    public string? Quote { get; init; }

    /// <summary>Nobody sees this field; programs fill it.</summary>
    public string? Website { get; init; }
    public string? Token { get; init; }
}

/// <summary>What the page says.</summary>
internal enum FormAnswer
{
    Form,
    Stored,
    Closed,
    TooMany,
    Foreign,

    /// <summary>The city has booked no more.</summary>
    Full,
}
