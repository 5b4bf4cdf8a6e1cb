using MultiIsek.Kernel.Maps;

namespace MultiIsek.Participation.Comments;

/// <summary>A contribution on its way in.</summary>
/// <param name="AuthorId">The account that it shall be found in.</param>
/// <param name="Suspicion">Why it waits for moderation though its phase publishes at once.</param>
/// <param name="Quote">Words of the paragraph to which it refers.</param>
/// <param name="Idea">What an idea has beside its text.</param>
internal sealed record NewContribution(
    FormPlace Place,
    string Text,
    string? Name,
    bool ShowsName,
    string? Suspicion,
    Guid SubmissionId,
    string ReceiptHash,
    Guid? AuthorId = null,
    string? Quote = null,
    IdeaFacts? Idea = null
);

/// <param name="Category">Key of one of the phase's categories; null where it has none.</param>
/// <param name="PlaceNote">Where it belongs, in the person's own words.</param>
/// <param name="Point">Where a pin stands, or the middle of what was drawn.</param>
/// <param name="Shape">A line or an area.</param>
internal sealed record IdeaFacts(string Title, string? Category, string? PlaceNote, Guid? SpaceId, GeoPoint? Point = null, GeoShape? Shape = null);

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
