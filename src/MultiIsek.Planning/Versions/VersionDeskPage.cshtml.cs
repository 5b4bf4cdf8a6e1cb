using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Plans;

namespace MultiIsek.Planning.Versions;

/// <summary>Eine Fassung: where it stands, what is next, and the way to all that is done with it.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class VersionDeskPage(IsekDbContext db, PlanningLists lists, VersionGate gate, VersionUses uses, LineageDesk lineages, IMediator mediator) : PageModel, IFaulty
{
    private static readonly Dictionary<string, string> Words = new()
    {
        ["angelegt"] = "Das Konzept ist angelegt. Noch sieht es nur die Verwaltung.",
        ["begonnen"] = "Die neue Fassung ist begonnen. Sie hat alles, was die frühere hatte.",
        ["gespeichert"] = "Gespeichert.",
        ["stand"] = "Der Stand ist geändert.",
        ["beschlossen"] = "Die Fassung ist als beschlossen festgehalten. Ihr Text bleibt, wie er ist.",
        ["oeffentlich"] = "Die Fassung ist jetzt öffentlich zu lesen.",
        ["verborgen"] = "Die Fassung sieht jetzt nur noch die Verwaltung.",
    };

    private static readonly string[] Fields = ["name", "auch", "stand", "anmerkung"];

    public Plan Plan { get; private set; } = null!;
    public PlanVersion Version { get; private set; } = null!;
    public PlanVersion? BasedOn { get; private set; }

    /// <summary>Its plan goes on from another, of whose elements can be said what became of them.</summary>
    public bool HasForebear { get; private set; }
    public GateReport Gate { get; private set; } = null!;

    /// <summary>Resolutions with which the version could have been decided.</summary>
    public IReadOnlyList<Choice> Resolutions { get; private set; } = [];

    /// <summary>What keeps it from being discarded.</summary>
    public IReadOnlyList<string> Uses { get; private set; } = [];

    /// <summary>Whether the frozen content still has the hash that it was decided with; null where that was made in a way of another time.</summary>
    public bool? IsIntact { get; private set; }
    public IReadOnlyDictionary<string, string> Typed { get; private set; } = new Dictionary<string, string>();
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    /// <summary>Key of the resolution that was chosen.</summary>
    public string Chosen { get; private set; } = "";
    public string? Done { get; private set; }
    public string Address => $"/verwaltung/plan/{Plan.Key}/{Version.Key}";

    public string Value(string name, string? saved) => Typed.GetValueOrDefault(name, saved ?? "");

    public Task<IActionResult> OnGetAsync(string plan, string version, string? getan, CancellationToken ct)
    {
        Done = Words.GetValueOrDefault(getan ?? "");
        return ShowAsync(plan, version, null, ct);
    }

    public Task<IActionResult> OnPostSaveAsync(string plan, string version, [FromForm] string? stand0, CancellationToken ct) =>
        TryAsync(
            plan,
            version,
            async () =>
            {
                Typed = Fields.ToDictionary(n => n, n => Request.Form[n].ToString());
                await mediator.Send(new SaveVersion(Version.Id, Typed["name"], Typed["auch"], Typed["stand"], Typed["anmerkung"], stand0 ?? ""), ct);
                return $"{Address}?getan=gespeichert";
            },
            ct
        );

    public Task<IActionResult> OnPostMoveAsync(string plan, string version, [FromForm] PlanVersionState nach, [FromForm] int revision, CancellationToken ct) =>
        TryAsync(
            plan,
            version,
            async () =>
            {
                await mediator.Send(new MoveVersion(Version.Id, nach, revision), ct);
                return $"{Address}?getan=stand";
            },
            ct
        );

    public Task<IActionResult> OnPostAdoptAsync(string plan, string version, [FromForm] string? beschluss, [FromForm] int revision, CancellationToken ct)
    {
        Chosen = beschluss ?? "";
        return TryAsync(
            plan,
            version,
            async () =>
            {
                await mediator.Send(new AdoptVersion(Version.Id, Chosen, revision), ct);
                return $"{Address}?getan=beschlossen";
            },
            ct
        );
    }

    public Task<IActionResult> OnPostShowAsync(string plan, string version, [FromForm] bool zeigen, CancellationToken ct) =>
        TryAsync(
            plan,
            version,
            async () =>
            {
                await mediator.Send(new ShowVersion(Version.Id, zeigen), ct);
                return $"{Address}?getan={(zeigen ? "oeffentlich" : "verborgen")}";
            },
            ct
        );

    public Task<IActionResult> OnPostBranchAsync(string plan, string version, [FromForm] string? neu, CancellationToken ct) =>
        TryAsync(
            plan,
            version,
            async () =>
            {
                Typed = new Dictionary<string, string> { ["neu"] = neu ?? "" };
                return $"/verwaltung/plan/{Plan.Key}/{await mediator.Send(new BranchVersion(Version.Id, neu ?? ""), ct)}?getan=begonnen";
            },
            ct
        );

    /// <summary>No act of this page.</summary>
    public IActionResult OnPost() => NotFound();

    private async Task<IActionResult> TryAsync(string plan, string version, Func<Task<string>> act, CancellationToken ct)
    {
        if (!await LoadAsync(plan, version, ct))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            Faults = [new("", "Das Formular ist unvollständig angekommen. Bitte versuchen Sie es noch einmal.")];
            return await ShowAsync(plan, version, null, ct);
        }

        return await DeskActs.TryAsync(
            act,
            (faults, status) =>
            {
                Faults = faults;
                // A refused step leaves changed rows behind in this context.
                db.ChangeTracker.Clear();
                return ShowAsync(plan, version, faults.Any(f => f.Field.Length > 0) ? status : StatusCodes.Status409Conflict, ct);
            }
        );
    }

    private async Task<IActionResult> ShowAsync(string plan, string version, int? status, CancellationToken ct)
    {
        if (!await LoadAsync(plan, version, ct))
        {
            return NotFound();
        }

        BasedOn = (await lists.VersionsAsync(ct)).FirstOrDefault(v => v.Id == Version.BasedOnId);
        HasForebear = (await lineages.EarlierAsync(Version, ct)).Any(v => v.PlanId != Plan.Id);
        Gate = await gate.OfAsync(Version, ct);
        Uses = Version.State.Next().Contains(PlanVersionState.Discarded) ? await uses.ListAsync(Version, ct) : [];
        Resolutions =
        [
            .. (await lists.ResolutionsAsync(ct))
                .Where(r => r.Outcomes.Exists(VersionWords.IsAdoption) && (r.PlanId is null || r.PlanId == Plan.Id) && (r.PlanVersionId is null || r.PlanVersionId == Version.Id))
                .Select(r => new Choice(r.Key, $"{r.DecidedOn.ToGerman()}: {r.Title}")),
        ];
        IsIntact =
            Version.ContentHash?.StartsWith(ContentHash.Prefix, StringComparison.Ordinal) == true ? Version.ContentHash == await ContentHash.OfAsync(db, Version.Id, ct) : null;
        var page = Page();
        page.StatusCode = status;
        return page;
    }

    private async Task<bool> LoadAsync(string plan, string version, CancellationToken ct)
    {
        if (await OpenVersion.FindAsync(lists, plan, version, ct) is not var (found, known))
        {
            return false;
        }

        (Plan, Version) = (found, known);
        return true;
    }
}
