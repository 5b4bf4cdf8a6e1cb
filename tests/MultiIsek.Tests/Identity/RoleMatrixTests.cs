using System.Net;
using MultiIsek.Kernel.People;

namespace MultiIsek.Tests.Identity;

/// <summary>Each row of authorization-matrix.csv, tried by everybody there is. Who may do what stands here once more, so that a slip in the policies shows.</summary>
[Collection("app")]
public sealed partial class RoleMatrixTests(App app)
{
    private const string City = "musterstadt";
    private const string Guest = "guest";
    private const string Citizen = "citizen";
    private const string Contributor = "contributor";
    private const string Moderator = "moderator";
    private const string Editor = "editor";
    private const string Admin = "admin";
    private const string AdminWithoutFactor = "admin without second factor";
    private const string AdminOfAnother = "admin of another city";
    private const string OperatorVisiting = "operator in a visit";

    private const string Forbidden = "403";
    private const string MustSignIn = "the way to sign in";
    private const string ToAccount = "/konto";

    private static readonly Dictionary<string, string[]> May = new()
    {
        ["signed-in"] = [Citizen, Contributor, Moderator, Editor, Admin, AdminWithoutFactor],
        ["staff"] = [Contributor, Moderator, Editor, Admin, OperatorVisiting],
        ["contributor"] = [Contributor],
        ["drafts"] = [Moderator, Editor, Admin, OperatorVisiting],
        ["moderator"] = [Moderator, Admin, OperatorVisiting],
        ["editor"] = [Editor, Admin, OperatorVisiting],
        ["admin"] = [Admin, OperatorVisiting],
    };

    [Fact]
    public async Task Every_endpoint_of_a_city_lets_in_who_may_and_nobody_else()
    {
        var people = await PeopleAsync();
        List<string> wrong = [];
        var tried = 0;
        foreach (var (endpoint, methods, who) in Rows().Where(r => !r.Endpoint.StartsWith("/plattform", StringComparison.Ordinal)))
        {
            foreach (var method in methods)
            {
                foreach (var (name, person) in people)
                {
                    tried++;
                    var refusal = await RefusalAsync(person, method, endpoint);
                    var expected = May[who].Contains(name) ? null : RefusalOf(name);
                    if (refusal != expected)
                    {
                        wrong.Add($"{method} {endpoint} ({who}): {name} gets {refusal ?? "in"}, not {expected ?? "in"}");
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
        Assert.True(tried > 150, $"only {tried} tries");
    }

    [Fact]
    public void The_columns_of_the_matrix_say_the_same()
    {
        var rows = Repository.Read("tests/MultiIsek.Tests/authorization-matrix.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(';')).ToList();
        var names = rows[0][3..];
        Assert.Equal([Guest, Citizen, Contributor, Moderator, Editor, Admin, "operator"], names);
        foreach (var row in rows.Skip(1))
        {
            var expected =
                row[2] == "anonymous" ? names
                : row[2] == "operator" ? ["operator"]
                : names.Where(May[row[2]].Contains);
            Assert.Equal(expected, names.Where((_, i) => row[3 + i] == "x"));
        }
    }

    [Fact]
    public async Task The_operators_pages_let_in_the_operators_people_and_nobody_else()
    {
        List<string> wrong = [];
        var people = (await PeopleAsync()).ToDictionary(p => p.Key, p => At(p.Value, ""));
        var somebody = (await app.OperatorAsync()).Visitor;
        foreach (var (endpoint, methods, who) in Rows().Where(r => r.Endpoint.StartsWith("/plattform", StringComparison.Ordinal)))
        {
            Assert.Equal("operator", who);
            var url = endpoint["/plattform".Length..];
            foreach (var method in methods)
            {
                Assert.True(await RefusalAsync(somebody, method, url) is null, $"{method} {url} refuses the operator");
                foreach (var (name, person) in people)
                {
                    // Nobody of a city is anybody there.
                    if (await RefusalAsync(person, method, url) is var refusal and not MustSignIn)
                    {
                        wrong.Add($"{method} {url}: {name} gets {refusal ?? "in"}");
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    private static IEnumerable<(string Endpoint, string[] Methods, string Who)> Rows() =>
        Repository
            .Read("tests/MultiIsek.Tests/authorization-matrix.csv")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(line => line.Split(';'))
            .Where(row => row[2] != "anonymous")
            .Select(row => (Address(row[0]), row[1].Split(' '), row[2]));

    // Routes that take only some words lead nowhere for others: the first of them stands in.
    private static string Address(string route) => OneOf().Replace(route, "$1").Replace("{slug}", City, StringComparison.Ordinal);

    [System.Text.RegularExpressions.GeneratedRegex(@"\{\w+:regex\(\^\((\w+)[^}]*\}")]
    private static partial System.Text.RegularExpressions.Regex OneOf();

    // A form without its antiforgery pair is stopped behind the authorization, with 400: nothing is done, whoever sends it.
    private static async Task<string?> RefusalAsync(Visitor person, string method, string url)
    {
        using var answer = method switch
        {
            "GET" => await person.GetAsync(url),
            "POST" => await person.PostAsync(url, []),
            _ => await person.SendAsync(new HttpRequestMessage(new HttpMethod(method), url)),
        };
        var to = answer.StatusCode == HttpStatusCode.Redirect ? answer.Headers.Location!.ToString() : "";
        var refusal = answer.StatusCode switch
        {
            HttpStatusCode.Forbidden => Forbidden,
            HttpStatusCode.Unauthorized => MustSignIn,
            // A guest's HEAD is answered as a GET without its content, and this one has none.
            HttpStatusCode.MethodNotAllowed when method == "HEAD" => MustSignIn,
            _ when to.StartsWith("/anmelden", StringComparison.Ordinal) || to.StartsWith("/betrieb/anmelden", StringComparison.Ordinal) => MustSignIn,
            _ when to == ToAccount => ToAccount,
            _ => null,
        };
        Assert.True(
            refusal is not null || method != "POST" ? (int)answer.StatusCode < 500 : answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.PreconditionFailed,
            $"{method} {url}: {answer.StatusCode}"
        );
        return refusal;
    }

    /// <summary>Whoever is known and may not is told so; the second factor is offered to whom it is missing, and to nobody else.</summary>
    private static string RefusalOf(string name) =>
        name switch
        {
            Guest or AdminOfAnother => MustSignIn,
            AdminWithoutFactor => ToAccount,
            _ => Forbidden,
        };

    private async Task<Dictionary<string, Visitor>> PeopleAsync()
    {
        var weak = new Visitor(app, City);
        var path = await weak.InviteAsync($"{Guid.NewGuid():N}@example.org", Role.Admin);
        using var joined = await weak.SubmitAsync(path, $"form[action='{path}']", ("name", "Erika Muster"), ("password", Visitor.Password));
        return new()
        {
            [Guest] = new Visitor(app, City),
            [Citizen] = (await app.CitizenAsync(City)).Visitor,
            [Contributor] = await Visitor.StaffAsync(app, City, Role.Contributor),
            [Moderator] = await Visitor.StaffAsync(app, City, Role.Moderator),
            [Editor] = await Visitor.StaffAsync(app, City, Role.Editor),
            [Admin] = await Visitor.StaffAsync(app, City, Role.Admin),
            [AdminWithoutFactor] = weak,
            [AdminOfAnother] = At(await Visitor.StaffAsync(app, "hagen", Role.Admin), City),
            [OperatorVisiting] = await app.VisitAsync(City, 15, "Rollen werden geprüft"),
        };
    }

    /// <summary>The same cookies at another host.</summary>
    private Visitor At(Visitor person, string city)
    {
        var there = new Visitor(app, city);
        foreach (var (name, value) in person.Cookies)
        {
            there.Cookies[name] = value;
        }

        return there;
    }
}
