using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tenancy.Settings;

/// <summary>A city that is not public yet waits for its admin.</summary>
internal sealed class SettingsWork(CurrentSite site) : IDeskWork
{
    public string Policy => Policies.Admin;

    public Task<(IReadOnlyList<DeskTask> Tasks, IReadOnlyList<DeskDate> Dates)> FindAsync(DateOnly today, CancellationToken ct) =>
        Task.FromResult<(IReadOnlyList<DeskTask>, IReadOnlyList<DeskDate>)>((site.City.IsPublic ? [] : [Waiting()], []));

    private DeskTask Waiting()
    {
        var missing = site.City.IsDemonstration ? 0 : PublishGate.Of(site.City.LegalPages, site.City.Contact).Count(l => l is { IsNeeded: true, Missing: not null });
        return missing == 0
            ? new(1, "Stadt veröffentlichen", "Alles Nötige ist da; noch sieht sie nur Ihr Team.", CityPage.Path)
            : new(missing, missing == 1 ? "Angabe fehlt bis zur Veröffentlichung" : "Angaben fehlen bis zur Veröffentlichung", "Noch sieht die Stadt nur Ihr Team.", CityPage.Path);
    }
}
