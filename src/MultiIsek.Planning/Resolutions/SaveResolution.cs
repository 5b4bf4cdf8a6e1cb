using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Search;
using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Resolutions;

/// <summary>Beschluss mit Ziffern anlegen oder ändern; its duties follow. Answers its key.</summary>
/// <param name="Id">Null for a new one.</param>
/// <param name="Revision">The one that the form began with.</param>
/// <exception cref="FieldsRefusedException"/>
/// <exception cref="StaleException"/>
internal sealed record SaveResolution(Guid? Id, int Revision, ResolutionForm Form) : IRequest<string>, IAudited
{
    public Guid NewId { get; } = Guid.CreateVersion7();
    public Act Act => Id is { } id ? new("resolution.saved", id.ToString()) : new("resolution.added", NewId.ToString());
}

internal sealed class SaveResolutionHandler(IsekDbContext db, IMediator mediator, TimeProvider time) : IRequestHandler<SaveResolution, string>
{
    public async Task<string> Handle(SaveResolution command, CancellationToken ct)
    {
        var form = command.Form;
        var faults = FormRules.Check(form);
        var row = command.Id is { } id ? await db.Set<CouncilResolution>().SingleAsync(r => r.Id == id, ct) : null;
        if (row is not null && row.Revision != command.Revision)
        {
            throw new StaleException();
        }

        var bodies = new BodiesInput(await db.Set<Organisation>().ToListAsync(ct), db, faults);
        var committee = bodies.Committee(form);
        var decidedOn = SourceDateInput.Read(form.Date);
        if (decidedOn is null)
        {
            faults.Add(new("date", SourceDateInput.Fault));
        }

        var chosen = Enum.GetValues<Outcome>().Where(o => form.Outcomes.Contains(o.ToString())).ToList();
        // "Bestätigt und beschlossen": in the order of the source.
        List<Outcome> outcomes = row is null ? chosen : [.. row.Outcomes.Intersect(chosen), .. chosen.Except(row.Outcomes)];
        var about = await AboutAsync(form, faults, ct);
        var source = await SourceAsync(form, faults, ct);
        if (row is not null && await ResolutionBounds.AdoptedByAsync(db, row, ct) is { } version)
        {
            if (about?.Version?.Id != version.Id)
            {
                faults.Add(new("about", $"Die Fassung „{version.Name}“ gilt durch diesen Beschluss: Er bleibt bei ihr."));
            }

            if (!outcomes.Exists(VersionWords.IsAdoption))
            {
                faults.Add(new("outcomes", $"Die Fassung „{version.Name}“ gilt durch diesen Beschluss: Er bleibt beschlossen."));
            }
        }

        var isNew = row is null;
        row ??= new CouncilResolution { Id = command.NewId, Key = await KeyAsync(form, committee, decidedOn, ct) };
        var clauses = new ClausesWriter(db, row, bodies, faults);
        await clauses.ReadAsync(form, ct);
        faults.RefuseFaults();

        (row.CommitteeId, row.DecidedOn, row.Title, row.Lead, row.Outcomes) = (committee!.Id, decidedOn!.Value, form.Title, form.Lead, outcomes);
        (row.Votes, row.PaperNo, row.PaperUrl, row.TextNote) = (form.Votes.OrNull(), form.PaperNo.OrNull(), form.PaperUrl.OrNull(), form.TextNote.OrNull());
        (row.SourceId, row.SourceDetail) = (source, form.SourceDetail.OrNull());
        if (row.PlanId != about?.Plan.Id)
        {
            // The stage was one of the other plan.
            row.StageId = null;
        }

        (row.PlanId, row.PlanVersionId) = (about?.Plan.Id, about?.Version?.Id);
        if (form.Text.ReplaceLineEndings("\n") != Paragraphs.Join(row.Text).ReplaceLineEndings("\n"))
        {
            row.Text = Paragraphs.Split(form.Text, row.Text);
        }

        if (isNew)
        {
            db.Add(row);
        }
        else
        {
            // Clauses are rows of their own: whoever saves next must still see that the resolution is another.
            db.Entry(row).Property(r => r.Title).IsModified = true;
        }

        var today = Berlin.Day(time.GetUtcNow().UtcDateTime);
        await clauses.WriteAsync(about?.Plan.Horizons ?? [], about?.Version?.State == PlanVersionState.Superseded, today, ct);
        await db.SaveAtDeskAsync(ct);
        await mediator.Send(new RefreshSearch(typeof(PlanningSearch)), ct);
        await db.SaveChangesAsync(ct);
        return row.Key;
    }

    private async Task<(Plan Plan, PlanVersion? Version)?> AboutAsync(ResolutionForm form, List<Fault> faults, CancellationToken ct)
    {
        if (form.About.Length == 0)
        {
            return null;
        }

        var plans = await db.Set<Plan>().AsNoTracking().ToListAsync(ct);
        var found = ResolutionBook.Find(form.About, plans, await db.Set<PlanVersion>().AsNoTracking().ToListAsync(ct));
        if (found is null)
        {
            faults.Add(new("about", "Wählen Sie ein Konzept oder eine Fassung aus der Liste."));
        }

        return found;
    }

    private async Task<Guid?> SourceAsync(ResolutionForm form, List<Fault> faults, CancellationToken ct)
    {
        if (form.Source.Length == 0)
        {
            return null;
        }

        var found = (await mediator.Send(new FindDocumentsByKey([form.Source], WithDrafts: true), ct)).GetValueOrDefault(form.Source);
        if (found is null)
        {
            faults.Add(new("source", "Wählen Sie ein Dokument aus der Liste."));
        }

        return found?.Id;
    }

    /// <summary>"rat-2025-06-18".</summary>
    private async Task<string> KeyAsync(ResolutionForm form, Organisation? committee, SourceDate? decidedOn, CancellationToken ct)
    {
        var stem = KeyText.Stem($"{committee?.ShortName ?? committee?.Name ?? form.CommitteeName} {decidedOn}", "beschluss");
        return KeyText.Free(stem, await db.Set<CouncilResolution>().Select(r => r.Key).ToHashSetAsync(ct));
    }
}
