using System.Globalization;
using Microsoft.AspNetCore.Http;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Interop.Api;

/// <summary>What a request asks for, checked against the parameters of its endpoint.</summary>
internal sealed class ApiQuery
{
    public static readonly ApiQuery None = new();
    private const int FaultsMax = 20;
    private readonly Dictionary<string, string> _values = [];
    private string _question = "";

    public int Limit { get; private set; } = ApiParameter.LimitDefault;
    public Cursor? Cursor { get; private set; }

    public string? this[string name] => _values.GetValueOrDefault(name);

    public T? Choice<T>(string name)
        where T : struct, Enum => this[name] is { } value ? Enum.Parse<T>(value) : null;

    public Window Window => new(Limit, Cursor?.Id);

    /// <summary>Of the page behind this one.</summary>
    public string Next(Cursor last)
    {
        var values = _values.Where(v => v.Key != ApiParameter.Cursor.Name).Append(new(ApiParameter.Cursor.Name, last.ToText(_question)));
        return QueryString.Create(values.Select(v => new KeyValuePair<string, string?>(v.Key, v.Value))).ToString();
    }

    public static (ApiQuery Query, IReadOnlyList<ApiFault> Faults) Read(int tenant, HttpRequest request, ApiParameters allowed)
    {
        var query = new ApiQuery();
        List<ApiFault> faults = [];
        foreach (var (name, values) in request.Query.Take(FaultsMax))
        {
            var known = allowed.All.FirstOrDefault(p => p.Name == name);
            if (known is null)
            {
                faults.Add(Unknown(name, allowed));
            }
            else if (values.Count != 1)
            {
                faults.Add(new(name, "Die Angabe darf nur einmal vorkommen.", "The parameter may occur only once."));
            }
            else if (known.Check(values[0] ?? "") is { } fault)
            {
                faults.Add(fault);
            }
            else
            {
                query._values[name] = values[0]!;
            }
        }

        var filters = query._values.Where(v => v.Key != ApiParameter.Limit.Name && v.Key != ApiParameter.Cursor.Name).OrderBy(v => v.Key, StringComparer.Ordinal);
        query._question = string.Create(
            CultureInfo.InvariantCulture,
            $"{tenant}\n{request.Path.Value!.TrimEnd('/').ToLowerInvariant()}\n{string.Join('\n', filters.Select(f => $"{f.Key}={f.Value}"))}"
        );
        faults.AddRange(query.Place());
        return (query, faults);
    }

    private IEnumerable<ApiFault> Place()
    {
        if (this[ApiParameter.Limit.Name] is { } limit)
        {
            if (int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= ApiParameter.LimitMax)
            {
                Limit = number;
            }
            else
            {
                yield return new(
                    ApiParameter.Limit.Name,
                    $"Der Wert ist eine ganze Zahl von 1 bis {ApiParameter.LimitMax}.",
                    $"The value is an integer from 1 to {ApiParameter.LimitMax}."
                );
            }
        }

        if (this[ApiParameter.Cursor.Name] is { } cursor)
        {
            Cursor = Api.Cursor.Parse(cursor, _question);
            if (Cursor is null)
            {
                yield return new(
                    ApiParameter.Cursor.Name,
                    "Das Lesezeichen gehört nicht zu dieser Abfrage. Bitte folgen Sie „next“ unverändert.",
                    "The cursor does not belong to this query. Please follow \"next\" as it is."
                );
            }
        }
    }

    private static ApiFault Unknown(string name, ApiParameters allowed)
    {
        var known = string.Join(", ", allowed.All.Select(p => p.Name));
        return known.Length == 0
            ? new(name, "Diese Adresse kennt keine Angaben.", "This address takes no parameters.")
            : new(name, $"Diese Angabe gibt es nicht. Möglich sind: {known}.", $"There is no such parameter. Possible: {known}.");
    }
}
