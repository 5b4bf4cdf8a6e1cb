using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Tests.Participation.Desk;

public sealed class PhaseScopeTests
{
    private static readonly DateTime Now = new(2026, 11, 22, 10, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Version = Guid.NewGuid();
    private static readonly Guid Goal = Guid.NewGuid();
    private static readonly Guid Measure = Guid.NewGuid();
    private static readonly Dictionary<Guid, ElementRole> Roles = new() { [Goal] = ElementRole.Goal, [Measure] = ElementRole.Measure };

    [Fact]
    public void Two_about_the_same_elements_at_one_time_are_in_each_others_way()
    {
        Assert.True(Meet(New(), New()));
        Assert.True(Meet(New(), New(p => (p.TargetRoles, p.TargetElements) = ([], [Measure]))));
        Assert.True(Meet(New(), New(p => p.EndsAt = null)));
    }

    [Fact]
    public void Another_element_version_kind_or_time_is_nobodys_concern()
    {
        Assert.False(Meet(New(), New(p => p.TargetRoles = [ElementRole.Goal])));
        Assert.False(Meet(New(), New(p => p.PlanVersionId = Guid.NewGuid())));
        Assert.False(Meet(New(), New(p => p.Kind = PhaseKind.Survey)));
        Assert.False(Meet(New(p => p.Kind = PhaseKind.Survey), New(p => p.Kind = PhaseKind.Survey)));
        Assert.False(Meet(New(), New(p => p.IsDraft = true)));
    }

    [Fact]
    public void One_may_begin_in_the_moment_in_which_the_other_ends()
    {
        var next = New(p => (p.StartsAt, p.EndsAt) = (Now.AddDays(30), Now.AddDays(60)));

        Assert.False(Meet(New(), next));
        next.StartsAt = Now.AddDays(30).AddTicks(-1);
        Assert.True(Meet(New(), next));
    }

    [Fact]
    public void The_preview_of_a_draft_is_a_copy_that_its_dates_alone_decide()
    {
        var draft = New(p => (p.IsDraft, p.IsArchived) = (true, true));

        var shown = draft.Unacted();

        Assert.Equal(PhaseState.Open, shown.StateAt(Now));
        Assert.Equal(PhaseState.Draft, draft.StateAt(Now));
    }

    private static bool Meet(ParticipationPhase a, ParticipationPhase b)
    {
        Assert.Equal(a.IsInTheWayOf(b, Roles), b.IsInTheWayOf(a, Roles));
        return a.IsInTheWayOf(b, Roles);
    }

    private static ParticipationPhase New(Action<ParticipationPhase>? change = null)
    {
        var phase = new ParticipationPhase
        {
            Key = "probe",
            Kind = PhaseKind.ChapterComment,
            PlanVersionId = Version,
            TargetRoles = [ElementRole.Measure],
            StartsAt = Now,
            EndsAt = Now.AddDays(30),
        };
        change?.Invoke(phase);
        return phase;
    }
}
