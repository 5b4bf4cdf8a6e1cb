using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Plans;

namespace MultiIsek.Planning.Versions;

/// <summary>Verbleib der Elemente der früheren Fassung.</summary>
[Authorize(Policies.Editor), PrivatePage, RequestFormLimits(ValueCountLimit = 50000), RequestSizeLimit(8_000_000)]
internal sealed class LineagePage(PlanningLists lists, LineageDesk desk, IMediator mediator) : PageModel, IFaulty
{
    public LineageReport Report { get; private set; } = null!;

    /// <summary>Only those without a fate.</summary>
    public bool IsOpenOnly { get; private set; }
    public int Proposed { get; private set; }
    public IReadOnlyDictionary<string, TypedFate> Typed { get; private set; } = new Dictionary<string, TypedFate>();
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? Done { get; private set; }
    public string VersionUrl => $"/verwaltung/plan/{Report.Plan.Key}/{Report.Version.Key}";
    public string Address => $"{VersionUrl}/verbleib";

    /// <summary>Versions from which elements may come, with the names of their plans.</summary>
    public IReadOnlyList<Choice> Earlier { get; private set; } = [];

    /// <summary>What an address needs beside the page's own, where another plan's version is the earlier.</summary>
    public string From => Report.Earlier is null || Report.IsRequired ? "" : $"&von={Report.Earlier.Key}";

    public IReadOnlyList<FateLine> Shown => IsOpenOnly ? [.. Report.Lines.Where(l => l.Fate is null || Typed.ContainsKey(l.From.Key))] : Report.Lines;

    public async Task<IActionResult> OnGetAsync(string plan, string version, string? nur, string? von, string? getan, CancellationToken ct)
    {
        IsOpenOnly = nur == "offen";
        Done = getan switch
        {
            "gespeichert" => "Gespeichert.",
            "uebernommen" => "Die Vorschläge sind übernommen.",
            _ => null,
        };
        return await ShowAsync(plan, version, von, null, ct);
    }

    public Task<IActionResult> OnPostSaveAsync(string plan, string version, string? nur, string? von, CancellationToken ct)
    {
        IsOpenOnly = nur == "offen";
        return TryAsync(
            plan,
            version,
            von,
            async () =>
            {
                Typed = Read(Request.Form)
                    .Where(f => Report.Lines.Any(l => l.From.Key == f.From))
                    .Where(f => $"{f.Fate}|{Keys(f)}|{f.Reason}" != f.Stamp)
                    .ToDictionary(f => f.From);
                await mediator.Send(new SaveLineage(Report.Version.Id, [.. Typed.Values], Report.Earlier?.Id), ct);
                return "gespeichert";
            },
            ct
        );
    }

    public Task<IActionResult> OnPostProposeAsync(string plan, string version, CancellationToken ct) =>
        TryAsync(
            plan,
            version,
            null,
            async () =>
            {
                await mediator.Send(new AcceptProposals(Report.Version.Id), ct);
                return "uebernommen";
            },
            ct
        );

    /// <summary>No act of this page.</summary>
    public IActionResult OnPost() => NotFound();

    /// <summary>What stands in the fields for targets of an element: as many as it has, and room for more where it is split.</summary>
    public IReadOnlyList<string> TargetsOf(FateLine line)
    {
        var typed = Typed.GetValueOrDefault(line.From.Key);
        List<string> targets = [.. typed is not null ? typed.To : line.To.Where(t => t.Id != line.From.Id || line.To.Count > 1).Select(t => Report.Names[t.Id])];
        var isSplit = (typed is not null ? typed.Fate : line.Fate) == Fate.Split;
        var room = isSplit ? Math.Max(3, targets.Count + 1) : Math.Max(1, targets.Count);
        return [.. targets, .. Enumerable.Repeat("", room - targets.Count)];
    }

    private string Keys(TypedFate typed)
    {
        var line = Report.Lines.First(l => l.From.Key == typed.From);
        var heads = typed.To.Select(t => Report.Find(t)?.Key ?? t).ToList();
        // An empty field stands for the same element, as it was shown.
        return heads.Count > 0 ? string.Join(',', heads.Order(StringComparer.Ordinal)) : string.Join(',', line.To.Where(t => t.Id == line.From.Id).Select(t => t.Key));
    }

    private static IEnumerable<TypedFate> Read(IFormCollection sent) =>
        sent["element"]
            .OfType<string>()
            .Distinct()
            .Select(key => new TypedFate(
                key,
                Enum.TryParse<Fate>(sent[$"f-{key}"], out var fate) && Enum.IsDefined(fate) ? fate : null,
                [.. sent[$"t-{key}"].OfType<string>().Select(ElementForm.OneLine).Where(t => t.Length > 0)],
                ElementForm.OneLine(sent[$"g-{key}"].ToString()),
                sent[$"stand-{key}"].ToString()
            ));

    private async Task<IActionResult> TryAsync(string plan, string version, string? from, Func<Task<string>> act, CancellationToken ct)
    {
        if (!await LoadAsync(plan, version, from, ct))
        {
            return NotFound();
        }

        return await DeskActs.TryAsync(
            async () => $"{Address}?getan={await act()}{(IsOpenOnly ? "&nur=offen" : "")}{From}",
            (faults, status) =>
            {
                Faults = faults;
                return ShowAsync(plan, version, from, status, ct);
            }
        );
    }

    private async Task<IActionResult> ShowAsync(string plan, string version, string? from, int? status, CancellationToken ct)
    {
        if (!await LoadAsync(plan, version, from, ct))
        {
            return NotFound();
        }

        if (Report is { Earlier: not null, IsRequired: true } && Report.Version.IsOpen())
        {
            var proposed = await desk.ProposeAsync(Report.Earlier, Report.Version, ct);
            Proposed = Report.Lines.Count(l => l.Fate is null && proposed.ContainsKey(l.From.Id));
        }

        var page = Page();
        page.StatusCode = status;
        return page;
    }

    private async Task<bool> LoadAsync(string plan, string version, string? from, CancellationToken ct)
    {
        if (await OpenVersion.FindAsync(lists, plan, version, ct) is not var (found, known))
        {
            return false;
        }

        var earlier = await desk.EarlierAsync(known, ct);
        var chosen = string.IsNullOrEmpty(from) ? (earlier is [var first, ..] ? first : null) : earlier.FirstOrDefault(v => v.Key == from);
        if (chosen is null && !string.IsNullOrEmpty(from))
        {
            return false;
        }

        var plans = (await lists.PlansAsync(ct)).ToDictionary(p => p.Id, p => p.ShortName);
        Earlier = [.. earlier.Select(v => new Choice(v.Key, v.PlanId == found.Id ? v.Name : $"{plans[v.PlanId]}: {v.Name}"))];
        Report = await desk.LoadAsync(found, known, ct, chosen?.Id);
        return true;
    }
}
