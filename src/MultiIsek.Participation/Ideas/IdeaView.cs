using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Ideas;

/// <summary>An idea in a list.</summary>
internal sealed record IdeaView(ContributionRow Row, ParticipationPhase Phase, SpaceCard? Space, bool IsOpen)
{
    private const int ExcerptMax = 320;

    public PhaseCategory? Category => Phase.Categories.Find(c => c.Key == Row.Category);

    /// <summary>The beginning, up to the end of a word.</summary>
    public string Excerpt => Row.Text.Length <= ExcerptMax ? Row.Text : $"{Row.Text[..(Row.Text.LastIndexOf(' ', ExcerptMax) is > 0 and var end ? end : ExcerptMax)]} …";
}
