using System.Text.Json.Nodes;
using MultiIsek.Planning.Spaces;

namespace MultiIsek.Tests.Transfer;

/// <summary>Whoever follows a record upwards must arrive.</summary>
[Collection("app")]
public sealed class ParentCycleTests(App app)
{
    public static TheoryData<string, string, string, string, string> Rings =>
        new()
        {
            { "spaces.json", "spaces", "parent", "altstadt", "gerberviertel" },
            { "spaces.json", "spaces", "parent", "musterstadt", "musterstadt" },
            { "organisations.json", "organisations", "parent", "bauamt", "stadtumbau" },
            { "documents.json", "documents", "source", "", "" },
            { "structure.json", "terms", "parent", "wasser", "hochwasser" },
            { "plans.json", "versions", "basedOn", "vorentwurf", "ratsfassung" },
        };

    [Theory, MemberData(nameof(Rings))]
    public async Task A_ring_of_parents_is_refused_with_its_place(string file, string list, string field, string above, string below)
    {
        using var city = new CityCopy();
        city.Edit(
            file,
            root =>
            {
                var records = list switch
                {
                    "terms" => root["vocabularies"]![0]!["terms"]!,
                    "versions" => root["plans"]!.AsArray().Single(p => p!["versions"]!.AsArray().Any(v => Key(v) == above))!["versions"]!,
                    _ => root[list]!,
                };
                var first = above.Length > 0 ? records.AsArray().Single(r => Key(r) == above)! : records[0]!;
                var second = below.Length > 0 ? records.AsArray().Single(r => Key(r) == below)! : records[1]!;
                first[field] = Key(second);
                second[field] = Key(first);
            }
        );

        var fault = (await city.FaultsAsync(app)).First(f => f.Message.Contains("im Kreis", StringComparison.Ordinal));

        Assert.Equal(file, fault.File);
        Assert.Matches($@"^\S+\[\d+\]\.{field}$", fault.Field);
        Assert.True(fault.Line > 1);
        Assert.Contains("→", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ring_of_places_in_the_database_ends_where_it_closes()
    {
        var a = new Space { Key = "a" };
        var b = new Space { Key = "b", ParentId = a.Id };
        a.ParentId = b.Id;
        var tree = new SpaceTree([a, b]);

        Assert.Equal(new HashSet<Guid> { a.Id, b.Id }, tree.Within(a.Id));
        Assert.Equal([b.Id], tree.Above(a.Id));
    }

    private static string Key(JsonNode? record) => record!["key"]!.GetValue<string>();
}
