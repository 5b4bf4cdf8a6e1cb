using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MultiIsek.Kernel.Pages;

/// <summary>Liste am Schreibtisch: filter, order and page as they stand in the address, so that they can be linked, exported and gone back to.</summary>
public sealed class DeskList
{
    public const string SortName = "sort";
    public const string PageName = "seite";
    public const int PageSize = 50;
    private static readonly StringComparer German = StringComparer.Create(CultureInfo.GetCultureInfo("de-DE"), ignoreCase: true);
    private static readonly Comparer<IComparable?> Order = Comparer<IComparable?>.Create(
        (a, b) => a is string left && b is string right ? German.Compare(left, right) : Comparer<IComparable?>.Default.Compare(a, b)
    );

    private readonly string _path;
    private readonly Dictionary<string, string> _values;

    private DeskList(string path, Dictionary<string, string> values) => (_path, _values) = (path, values);

    public int Count { get; private set; }
    public int Pages => Math.Max(1, (Count + PageSize - 1) / PageSize);
    public int No => Math.Clamp(int.TryParse(this[PageName], NumberStyles.None, CultureInfo.InvariantCulture, out var no) ? no : 1, 1, Pages);
    public string Sort => this[SortName];

    /// <summary>Something other than order and page was chosen.</summary>
    public bool IsFiltered => _values.Keys.Any(k => k is not (SortName or PageName));

    public string Path => _path;

    /// <summary>What was chosen; empty when nothing was.</summary>
    public string this[string name] => _values.GetValueOrDefault(name, "");

    /// <param name="filters">Names of the filters in the address.</param>
    public static DeskList Read(string path, IQueryCollection query, params string[] filters) =>
        new(
            path,
            filters
                .Append(SortName)
                .Append(PageName)
                .Select(n => KeyValuePair.Create(n, query[n].ToString().Trim()))
                .Where(v => v.Value.Length is > 0 and <= 200)
                .ToDictionary(v => v.Key, v => v.Value)
        );

    /// <summary>The address with other values; the page starts anew unless it is one of them.</summary>
    public string Url(params (string Name, string? Value)[] changes)
    {
        var values = _values.Where(v => v.Key != PageName && changes.All(c => c.Name != v.Key)).Select(v => (Name: v.Key, Value: (string?)v.Value));
        var query = string.Join('&', values.Concat(changes).Where(v => !string.IsNullOrEmpty(v.Value)).Select(v => $"{v.Name}={Uri.EscapeDataString(v.Value!)}"));
        return query.Length == 0 ? _path : $"{_path}?{query}";
    }

    /// <summary>By the chosen order, or the first.</summary>
    /// <param name="orders">Name in the address and what is compared; the rows' own order decides among equals.</param>
    public IReadOnlyList<T> Sorted<T>(IEnumerable<T> rows, params (string Name, Func<T, IComparable?> By, bool IsDescending)[] orders)
    {
        var chosen = orders.FirstOrDefault(o => o.Name == Sort);
        var (_, by, isDescending) = chosen.By is null ? orders[0] : chosen;
        return [.. isDescending ? rows.OrderByDescending(by, Order) : rows.OrderBy(by, Order)];
    }

    /// <summary>The rows of the chosen page.</summary>
    public IReadOnlyList<T> Cut<T>(IReadOnlyList<T> rows)
    {
        Count = rows.Count;
        return [.. rows.Skip((No - 1) * PageSize).Take(PageSize)];
    }

    /// <summary>All words of the search stand somewhere in the texts.</summary>
    public static bool Meets(string search, params IEnumerable<string?> texts)
    {
        var all = string.Join(' ', texts);
        return search
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(w => CultureInfo.InvariantCulture.CompareInfo.IndexOf(all, w, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0);
    }
}

/// <summary><c>&lt;pager of="Model.List" /&gt;</c>: which part of a list is shown, and the way to the others.</summary>
[HtmlTargetElement("pager", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PagerTagHelper(HtmlEncoder encoder) : TagHelper
{
    public DeskList Of { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Of.Pages == 1)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "btns section--s");
        output.Attributes.SetAttribute("aria-label", "Seiten der Liste");
        if (Of.No > 1)
        {
            output.Content.AppendHtml($"<a class=\"go go--back\" href=\"{Url(Of.No - 1)}\">Vorige Seite</a> ");
        }

        output.Content.AppendHtml($"<span>Seite {Of.No} von {Of.Pages}</span>");
        if (Of.No < Of.Pages)
        {
            output.Content.AppendHtml($" <a class=\"go\" href=\"{Url(Of.No + 1)}\">Nächste Seite</a>");
        }
    }

    private string Url(int page) => encoder.Encode(Of.Url((DeskList.PageName, page.ToString(CultureInfo.InvariantCulture))));
}
