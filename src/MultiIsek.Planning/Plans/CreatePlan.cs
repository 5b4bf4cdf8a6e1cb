using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Structure;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Plans;

/// <summary>Konzept anlegen, with a first version to work in. Answers the plan's key and the version's.</summary>
/// <param name="Template">Key of a template; null for a structure without types.</param>
/// <exception cref="FieldsRefusedException"/>
/// <exception cref="RefusedException">The city has too many plans.</exception>
internal sealed record CreatePlan(PlanFacts Facts, string VersionName, string? Template) : IRequest<(string Plan, string Version)>, IAudited
{
    public Guid Id { get; } = Guid.CreateVersion7();
    public Act Act => new("plan.created", Id.ToString());
}

/// <summary>Angaben zum Konzept ändern.</summary>
/// <param name="Revision">Of the plan when the form was opened.</param>
/// <exception cref="FieldsRefusedException"/>
/// <exception cref="StaleException">Somebody else has changed it meanwhile.</exception>
internal sealed record SavePlan(Guid PlanId, PlanFacts Facts, int Revision) : IRequest, IAudited
{
    public Act Act => new("plan.saved", PlanId.ToString());
}

internal sealed class CreatePlanHandler(IsekDbContext db) : IRequestHandler<CreatePlan, (string Plan, string Version)>, IRequestHandler<SavePlan, Unit>
{
    private const int PlansMax = 50;

    public async Task<(string Plan, string Version)> Handle(CreatePlan command, CancellationToken ct)
    {
        List<Kernel.Pages.Fault> faults = [.. command.Facts.Faults()];
        var name = ElementForm.OneLine(command.VersionName);
        if (name.Length is 0 or > PlanVersion.NameMax)
        {
            faults.Add(new("fassung", $"Geben Sie der ersten Fassung einen Namen mit höchstens {PlanVersion.NameMax} Zeichen."));
        }

        var template = StructureTemplates.Find(command.Template);
        if (command.Template is not null && template is null)
        {
            faults.Add(new("vorlage", "Wählen Sie eine Vorlage aus der Liste."));
        }

        if (faults.Count > 0)
        {
            throw new FieldsRefusedException(faults);
        }

        var taken = await db.Set<Plan>().Select(p => p.Key).ToHashSetAsync(ct);
        if (taken.Count >= PlansMax)
        {
            throw new RefusedException($"Mehr als {PlansMax} Konzepte kann eine Stadt hier nicht führen.");
        }

        var plan = new Plan
        {
            Id = command.Id,
            Key = KeyText.Free(KeyText.Stem(command.Facts.ShortName, "plan"), taken),
            SortOrder = taken.Count + 1,
        };
        command.Facts.Write(plan);
        var profiles = await db.Set<StructureProfile>().Select(p => p.Key).ToHashSetAsync(ct);
        var profile = new StructureProfile { Key = KeyText.Free($"{plan.Key}-profil", profiles) };
        db.AddRange(plan, profile);
        if (template is not null)
        {
            new StructureRows([], []).Write(db, profile.Id, template.Profile);
        }

        var versions = await db.Set<PlanVersion>().Select(v => v.Key).ToHashSetAsync(ct);
        var version = new PlanVersion
        {
            Key = KeyText.Free(KeyText.Stem(name, "fassung"), versions),
            PlanId = plan.Id,
            No = 1,
            Name = name,
            State = PlanVersionState.Working,
            ProfileId = profile.Id,
        };
        db.Add(version);
        await db.SaveAtDeskAsync(ct);
        return (plan.Key, version.Key);
    }

    public async Task<Unit> Handle(SavePlan command, CancellationToken ct)
    {
        if (command.Facts.Faults() is { Count: > 0 } faults)
        {
            throw new FieldsRefusedException(faults);
        }

        var plan = await db.Set<Plan>().SingleAsync(p => p.Id == command.PlanId, ct);
        if (plan.Revision != command.Revision)
        {
            throw new StaleException();
        }

        command.Facts.Write(plan);
        await db.SaveAtDeskAsync(ct);
        return Unit.Value;
    }
}
