using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Organisations;

namespace MultiIsek.Planning.Resolutions;

/// <summary>Angaben eines Beschlusses mit seinen Ziffern, wie das Formular sie zeigt.</summary>
internal sealed class ResolutionForm
{
    /// <summary>To add by hand.</summary>
    public const int ClausesMax = 40;

    /// <summary>To read: an imported resolution may have more.</summary>
    private const int ReadMax = 1000;

    /// <summary>Chosen in place of a key: the committee is made with this save.</summary>
    public const string NewCommittee = "+";

    /// <summary>Key.</summary>
    public string Committee { get; set; } = "";

    [Line(Organisation.NameMax)]
    public string CommitteeName { get; init; } = "";
    public string CommitteeLevel { get; init; } = "";
    public string Date { get; init; } = "";

    [Required(ErrorMessage = "Geben Sie dem Beschluss einen Titel."), Line(CouncilResolution.TitleMax)]
    public string Title { get; init; } = "";

    [Long(1000)]
    public string Lead { get; init; } = "";
    public List<string> Outcomes { get; init; } = [];

    [Line(200)]
    public string Votes { get; init; } = "";

    /// <summary>"plan" or "plan/version".</summary>
    public string About { get; set; } = "";
    public List<TargetRow> Targets { get; init; } = [];

    [Line(60)]
    public string PaperNo { get; init; } = "";

    [WebAddress]
    public string PaperUrl { get; init; } = "";

    [Line(200)]
    public string TextNote { get; init; } = "";

    [Long(60_000)]
    public string Text { get; init; } = "";
    public string Source { get; init; } = "";

    [Line(200)]
    public string SourceDetail { get; init; } = "";
    public List<ClauseForm> Clauses { get; init; } = [];

    public static ResolutionForm Read(IFormCollection sent)
    {
        string Of(string name) => sent[name].ToString();
        var count = int.TryParse(Of("clauses"), NumberStyles.None, CultureInfo.InvariantCulture, out var told) ? Math.Min(told, ReadMax) : 0;
        return new()
        {
            Committee = Of("committee"),
            CommitteeName = Of("committeeName").Trim(),
            CommitteeLevel = Of("committeeLevel"),
            Date = Of("date").Trim(),
            Title = Of("title").Trim(),
            Lead = Of("lead").Trim(),
            Outcomes = [.. sent["outcomes"].OfType<string>().Where(v => v.Length > 0).Distinct()],
            Votes = Of("votes").Trim(),
            About = Of("about"),
            Targets = TargetRow.Read(sent, "t-"),
            PaperNo = Of("paperNo").Trim(),
            PaperUrl = Of("paperUrl").Trim(),
            TextNote = Of("textNote").Trim(),
            Text = Of("text"),
            Source = Of("source"),
            SourceDetail = Of("sourceDetail").Trim(),
            Clauses = [.. Enumerable.Range(0, count).Select(i => ClauseForm.Read(sent, $"k{i}-"))],
        };
    }

    public static ResolutionForm Of(CouncilResolution row, string committee, string about, string source, IEnumerable<TargetRow> targets, IEnumerable<ClauseForm> clauses) =>
        new()
        {
            Committee = committee,
            Date = row.DecidedOn.ToInput(),
            Title = row.Title,
            Lead = row.Lead,
            Outcomes = [.. row.Outcomes.Select(o => o.ToString())],
            Votes = row.Votes ?? "",
            About = about,
            Targets = [.. targets],
            PaperNo = row.PaperNo ?? "",
            PaperUrl = row.PaperUrl ?? "",
            TextNote = row.TextNote ?? "",
            Text = Paragraphs.Join(row.Text),
            Source = source,
            SourceDetail = row.SourceDetail ?? "",
            Clauses = [.. clauses],
        };

    /// <summary>What a button of the form asks for; nothing is saved by it.</summary>
    /// <param name="act">"add", "remove:2", "up:2", "down:2"; all else only shows the form anew.</param>
    public void Apply(string act)
    {
        var (word, at) = act.Split(':') is [var w, var no] && int.TryParse(no, NumberStyles.None, CultureInfo.InvariantCulture, out var i) ? (w, i) : (act, -1);
        var isThere = at >= 0 && at < Clauses.Count;
        if (word == "add" && Clauses.Count < ClausesMax)
        {
            var last = Clauses.Select(c => int.TryParse(c.No, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).DefaultIfEmpty().Max();
            Clauses.Add(new() { No = (last + 1).ToString(CultureInfo.InvariantCulture) });
        }
        else if (word == "remove" && isThere)
        {
            Clauses.RemoveAt(at);
        }
        else if (word is "up" or "down" && isThere && (word == "up" ? at > 0 : at < Clauses.Count - 1))
        {
            // They exchange places and numbers.
            var other = word == "up" ? at - 1 : at + 1;
            (Clauses[at].No, Clauses[other].No) = (Clauses[other].No, Clauses[at].No);
            (Clauses[at], Clauses[other]) = (Clauses[other], Clauses[at]);
        }
    }
}
