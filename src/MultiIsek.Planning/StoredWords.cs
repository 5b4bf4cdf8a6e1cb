using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Imports;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Resolutions;
using MultiIsek.Planning.Structure;

namespace MultiIsek.Planning;

/// <summary>Enums of this module that are stored as their words. Nobody calls it: <see cref="AheadOfTime"/>.</summary>
internal static class StoredWords
{
    public static void Keep()
    {
        AheadOfTime.StoresWord<ActorRole>();
        AheadOfTime.StoresWord<AttributeType>();
        AheadOfTime.StoresWord<ChangeKind>();
        AheadOfTime.StoresWord<ClauseEffect>();
        AheadOfTime.StoresWord<CommitteeLevel>();
        AheadOfTime.StoresWord<CountRule>();
        AheadOfTime.StoresWord<DutyReminder>();
        AheadOfTime.StoresWord<DutyState>();
        AheadOfTime.StoresWord<ElementLinkKind>();
        AheadOfTime.StoresWord<ElementRole>();
        AheadOfTime.StoresWord<Fate>();
        AheadOfTime.StoresWord<FieldEditor>();
        AheadOfTime.StoresWord<ImportKind>();
        AheadOfTime.StoresWord<OrganisationKind>();
        AheadOfTime.StoresWord<PlanKind>();
        AheadOfTime.StoresWord<PlanRelationKind>();
        AheadOfTime.StoresWord<PlanVersionState>();
        AheadOfTime.StoresWord<PublicFields>();
        AheadOfTime.StoresWord<Recurrence>();
        AheadOfTime.StoresWord<SpaceKind>();
        AheadOfTime.StoresWord<TreeStepKind>();
        AheadOfTime.StoresWord<TypeColour>();
        AheadOfTime.StoresWord<Visibility>();
    }
}
