namespace MultiIsek.Participation.Contracts;

public enum PhaseKind
{
    ChapterComment,
    Ideas,
    MapPins,
    Survey,
    Prioritising,
    Event,
    PublicBodies,
}

public enum PhaseState
{
    Draft,
    Scheduled,
    Open,
    Ended,
    InEvaluation,
    ResultPublished,
    Archived,
}

public enum Channel
{
    Web,
    Paper,
    Email,
    Phone,
    Minutes,
    Workshop,
    Walk,
    Import,

    /// <summary>From the phones in the room of an event.</summary>
    Event,
}
