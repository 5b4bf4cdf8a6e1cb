using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Bodies;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Events;
using MultiIsek.Participation.Phases;
using MultiIsek.Participation.Registrations;
using MultiIsek.Participation.Retention;

namespace MultiIsek.Participation;

/// <summary>Enums of this module that are stored as their words. Nobody calls it: <see cref="AheadOfTime"/>.</summary>
internal static class StoredWords
{
    public static void Keep()
    {
        AheadOfTime.StoresWord<AfterErasure>();
        AheadOfTime.StoresWord<BodyAnswer>();
        AheadOfTime.StoresWord<Channel>();
        AheadOfTime.StoresWord<ContributionState>();
        AheadOfTime.StoresWord<EventFormat>();
        AheadOfTime.StoresWord<EventKind>();
        AheadOfTime.StoresWord<EventStatus>();
        AheadOfTime.StoresWord<LetterKind>();
        AheadOfTime.StoresWord<ModerationKind>();
        AheadOfTime.StoresWord<PhaseKind>();
        AheadOfTime.StoresWord<RegistrationState>();
    }
}
