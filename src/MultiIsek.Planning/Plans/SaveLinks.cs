using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Editing;

namespace MultiIsek.Planning.Plans;

/// <summary>Links eines Konzepts as the form has them, with those that are still empty.</summary>
internal static class LinksForm
{
    public const int Max = 20;
    public const int LabelMax = 200;

    public static List<PlanLink> Read(IFormCollection sent)
    {
        var (labels, urls) = (sent["label"], sent["url"]);
        return [.. labels.Zip(urls).Take(Max + 1).Select(l => new PlanLink(ElementForm.OneLine(l.First ?? ""), (l.Second ?? "").Trim()))];
    }

    /// <summary>"up:2", "remove:0", "add": a step of the form that saves nothing.</summary>
    public static void Apply(List<PlanLink> links, string act)
    {
        var parts = act.Split(':');
        var at = parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var no) && no < links.Count ? no : -1;
        switch (parts[0])
        {
            case "up" when at > 0:
                (links[at], links[at - 1]) = (links[at - 1], links[at]);
                break;
            case "down" when at >= 0 && at < links.Count - 1:
                (links[at], links[at + 1]) = (links[at + 1], links[at]);
                break;
            case "remove" when at >= 0:
                links.RemoveAt(at);
                break;
            case "add" when links.Count < Max:
                links.Add(new("", ""));
                break;
        }
    }

    public static List<Fault> Faults(IReadOnlyList<PlanLink> links)
    {
        List<Fault> faults = [];
        var address = new WebAddressAttribute();
        foreach (var (i, link) in links.Index().Where(l => l.Item.Label.Length + l.Item.Url.Length > 0))
        {
            if (link.Label.Length is 0 or > LabelMax)
            {
                faults.Add(new($"label-{i}", $"Geben Sie dem Link einen Namen mit höchstens {LabelMax} Zeichen."));
            }

            if (link.Url.Length == 0 || !address.IsValid(link.Url))
            {
                faults.Add(new($"url-{i}", address.FormatErrorMessage("")));
            }
        }

        if (links.Count > Max)
        {
            faults.Add(new("", $"Mehr als {Max} Links kann ein Konzept nicht haben."));
        }

        return faults;
    }
}

/// <summary>Links eines Konzepts speichern; empty lines fall away.</summary>
/// <exception cref="FieldsRefusedException"/>
/// <exception cref="StaleException"/>
internal sealed record SaveLinks(Guid PlanId, IReadOnlyList<PlanLink> Links, int Revision) : IRequest, IAudited
{
    public Act Act => new("plan.linked", PlanId.ToString());
}

internal sealed class SaveLinksHandler(IsekDbContext db) : IRequestHandler<SaveLinks, Unit>
{
    public async Task<Unit> Handle(SaveLinks command, CancellationToken ct)
    {
        LinksForm.Faults(command.Links).RefuseFaults();
        var plan = await db.Set<Plan>().SingleAsync(p => p.Id == command.PlanId, ct);
        if (plan.Revision != command.Revision)
        {
            throw new StaleException();
        }

        plan.Links = [.. command.Links.Where(l => l.Url.Length > 0)];
        await db.SaveAtDeskAsync(ct);
        return Unit.Value;
    }
}
