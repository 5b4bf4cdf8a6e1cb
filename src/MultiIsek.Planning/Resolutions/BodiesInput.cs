using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Planning.Organisations;

namespace MultiIsek.Planning.Resolutions;

/// <summary>Stellen, die ein Formular nennt, by key; those that are typed anew are made along with it, once each.</summary>
internal sealed class BodiesInput(List<Organisation> all, IsekDbContext db, List<Fault> faults)
{
    public Organisation? Find(string key) => all.Find(o => o.Key == key);

    public Organisation? Find(Guid id) => all.Find(o => o.Id == id);

    public Organisation? Committee(ResolutionForm form)
    {
        if (form.Committee != ResolutionForm.NewCommittee)
        {
            if (Find(form.Committee) is { Kind: OrganisationKind.Committee } chosen)
            {
                return chosen;
            }

            faults.Add(new("committee", "Wählen Sie das Gremium, oder legen Sie es hier an."));
            return null;
        }

        if (form.CommitteeName.Length == 0)
        {
            faults.Add(new("committeeName", "Geben Sie dem neuen Gremium einen Namen."));
            return null;
        }

        return Make(
            form.CommitteeName,
            OrganisationKind.Committee,
            Enum.TryParse<CommitteeLevel>(form.CommitteeLevel, out var level) && Enum.IsDefined(level) ? level : null,
            "committeeName"
        );
    }

    /// <summary>A unit of the administration, or whatever has that name already.</summary>
    public Organisation? Unit(string name, string field) => Make(name, OrganisationKind.AdministrativeUnit, null, field);

    private Organisation? Make(string name, OrganisationKind kind, CommitteeLevel? level, string field)
    {
        if (all.Find(o => o.ValidUntil is null && string.Equals(o.Name, name, StringComparison.OrdinalIgnoreCase)) is { } known)
        {
            if (kind != OrganisationKind.Committee || known.Kind == kind)
            {
                return known;
            }

            faults.Add(new(field, $"„{known.Name}“ gibt es schon, aber nicht als Gremium."));
            return null;
        }

        if (name.Length > Organisation.NameMax)
        {
            return null;
        }

        var made = OrganisationHandlers.Create(Guid.CreateVersion7(), name, all);
        (made.Kind, made.Level) = (kind, level);
        all.Add(made);
        db.Add(made);
        return made;
    }
}
