namespace MultiIsek.Participation.Comments;

/// <summary>A contribution on its way in.</summary>
/// <param name="AuthorId">The account that it shall be found in.</param>
/// <param name="Suspicion">Why it waits for moderation though its phase publishes at once.</param>
internal sealed record NewContribution(FormPlace Place, string Text, string? Name, bool ShowsName, string? Suspicion, Guid SubmissionId, string ReceiptHash, Guid? AuthorId = null);

/// <summary>A contribution as it lies in the database.</summary>
/// <param name="IsRepeated">It was there before: the same form came twice.</param>
internal sealed record StoredContribution(
    Guid Id,
    int Year,
    int Number,
    ContributionState State,
    DateTime ReceivedAt,
    string Text,
    string? Name,
    bool ShowsName,
    Guid? AuthorId,
    bool IsRepeated
);
