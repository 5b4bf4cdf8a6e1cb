using System.Globalization;
using Microsoft.AspNetCore.Http;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Planning.Organisations;

namespace MultiIsek.Planning.Resolutions;

/// <summary>Worauf sich etwas bezieht, as a row of the form: an element, all of a role, or words.</summary>
internal sealed record TargetRow(string Element, string Role, string Label)
{
    public bool IsEmpty => Element.Length + Role.Length + Label.Length == 0;

    public static List<TargetRow> Read(IFormCollection sent, string prefix)
    {
        var (elements, roles, labels) = (sent[$"{prefix}element"], sent[$"{prefix}role"], sent[$"{prefix}label"]);
        return
        [
            .. Enumerable
                .Range(0, elements.Count)
                .Select(i => new TargetRow(elements[i] ?? "", roles.ElementAtOrDefault(i) ?? "", labels.ElementAtOrDefault(i)?.Trim() ?? ""))
                .Where(t => !t.IsEmpty),
        ];
    }
}

/// <summary>Eine Ziffer im Formular.</summary>
internal sealed class ClauseForm
{
    public const string Public = "Öffentlichkeit";

    /// <summary>Of the clause that it is already; empty for a new one.</summary>
    public string Id { get; init; } = "";
    public string No { get; set; } = "";

    [Line(200)]
    public string Title { get; init; } = "";

    /// <summary>As the browser sent it: a quotation is not trimmed.</summary>
    [Long(ResolutionClause.TextMax)]
    public string Text { get; init; } = "";
    public string Effect { get; init; } = "";
    public string Recurrence { get; init; } = "";
    public string FirstDue { get; init; } = "";
    public List<TargetRow> Targets { get; init; } = [];

    /// <summary>Keys of organisations.</summary>
    public List<string> Obliged { get; init; } = [];

    /// <summary>Others in words, one a line.</summary>
    [Long(1000)]
    public string ObligedOthers { get; init; } = "";

    /// <summary>Name of an organisation that is made with this save.</summary>
    [Line(Organisation.NameMax)]
    public string ObligedNew { get; init; } = "";
    public List<string> Recipients { get; init; } = [];

    [Long(1000)]
    public string RecipientsOthers { get; init; } = "";
    public bool IsToPublic { get; init; }

    public static ClauseForm Read(IFormCollection sent, string prefix)
    {
        string Of(string name) => sent[prefix + name].ToString();
        return new()
        {
            Id = Of("id"),
            No = Of("no").Trim(),
            Title = Of("title").Trim(),
            Text = Of("text"),
            Effect = Of("effect"),
            Recurrence = Of("recurrence"),
            FirstDue = Of("firstDue").Trim(),
            Targets = TargetRow.Read(sent, prefix),
            Obliged = Keys(sent, $"{prefix}obliged"),
            ObligedOthers = Of("obligedOthers"),
            ObligedNew = Of("obligedNew").Trim(),
            Recipients = Keys(sent, $"{prefix}recipients"),
            RecipientsOthers = Of("recipientsOthers"),
            IsToPublic = Of("public") == "true",
        };
    }

    public static ClauseForm Of(ResolutionClause clause, IEnumerable<TargetRow> targets, IReadOnlyList<ClauseParty> parties, IReadOnlyDictionary<Guid, Organisation> organisations)
    {
        List<string> KeysOf(bool isRecipient) =>
            [.. parties.Where(p => p.IsRecipient == isRecipient).Select(p => p.OrganisationId).OfType<Guid>().Select(id => organisations[id].Key)];
        string Words(bool isRecipient) =>
            string.Join('\n', parties.Where(p => p.IsRecipient == isRecipient && p.OrganisationId is null && !(isRecipient && IsPublic(p.Label))).Select(p => p.Label));
        return new()
        {
            Id = clause.Id.ToString(),
            No = clause.No.ToString(CultureInfo.InvariantCulture),
            Title = clause.Title,
            Text = clause.Text,
            Effect = clause.Effect.ToString(),
            Recurrence = clause.Recurrence?.ToString() ?? "",
            FirstDue = clause.FirstDueOn?.ToInput() ?? "",
            Targets = [.. targets],
            Obliged = KeysOf(false),
            ObligedOthers = Words(false),
            Recipients = KeysOf(true),
            RecipientsOthers = Words(true),
            IsToPublic = parties.Any(p => p.IsRecipient && p.OrganisationId is null && IsPublic(p.Label)),
        };
    }

    public static bool IsPublic(string? label) => label is Public or $"die {Public}";

    public static IReadOnlyList<string> Lines(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    private static List<string> Keys(IFormCollection sent, string name) => [.. sent[name].OfType<string>().Where(v => v.Length > 0).Distinct()];
}
