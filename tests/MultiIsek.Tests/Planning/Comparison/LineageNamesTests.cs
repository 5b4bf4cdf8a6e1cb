using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Tests.Planning.Comparison;

/// <summary>Elements of one name are told apart where one of them is to be chosen.</summary>
public sealed class LineageNamesTests
{
    [Fact]
    public void Each_target_has_a_name_of_its_own_that_is_understood_again()
    {
        var (mitte, norden) = (Head("mitte", "Mitte", null), Head("norden", "Norden", null));
        ElementHead[] all =
        [
            mitte,
            Head("bank", "Bänke", mitte.Id),
            norden,
            Head("bank-2", "Bänke", norden.Id),
            Head("bank-3", "Bänke", norden.Id),
            Head("baum", "Bäume", norden.Id),
        ];
        var report = new LineageReport(new Plan { Key = "plan" }, new PlanVersion { Key = "neu" }, null, [], new Outline(Guid.NewGuid(), all, []));

        Assert.Equal(
            ["Mitte", "Bänke (unter „Mitte“)", "Norden", "Bänke (unter „Norden“) (bank-2)", "Bänke (unter „Norden“) (bank-3)", "Bäume"],
            all.Select(h => report.Names[h.Id])
        );
        Assert.All(all, h => Assert.Equal(h, report.Find(report.Names[h.Id])));
        Assert.All(all, h => Assert.Equal(h, report.Find(h.Key)));
        Assert.Equal("baum", report.Find("bäume")?.Key);
        Assert.Equal((null, true, false), (report.Find("Bänke"), report.IsAmbiguous("Bänke"), report.IsAmbiguous("Brunnen")));
    }

    private static ElementHead Head(string key, string title, Guid? parent) => new(Guid.NewGuid(), key, Guid.Empty, parent, 0, null, title, null, null, null, false);
}
