using MultiIsek.Kernel.Maps;

namespace MultiIsek.Tests.Kernel;

/// <summary>Lines and areas as people draw them: measured, refused with the line that is wrong, and met by other shapes.</summary>
public sealed class DrawnShapeTests
{
    private const string Square = "52.03, 8.03\n52.03, 8.04\n52.04, 8.04\n52.04, 8.03";

    [Fact]
    public void A_line_has_its_length_and_the_point_half_way()
    {
        var line = Read(GeoKind.LineString, "52.03, 8.03\n\n52,03 8,04\n52.03, 8.05");
        Assert.Equal("Linie, 1,4\u00a0km", line.Measured());
        Assert.Equal("52.03, 8.04", line.Middle().ToString());
        Assert.Equal("52.03, 8.03\n52.03, 8.04\n52.03, 8.05", line.ToLines());
        Assert.Equal("Linie, 111\u00a0m", Read(GeoKind.LineString, "52, 8\n52.001, 8").Measured());
    }

    [Theory]
    [InlineData(Square)]
    [InlineData($"{Square}\n52.03, 8.03")]
    [InlineData("52.04, 8.03\n52.04, 8.04\n52.03, 8.04\n52.03, 8.03")]
    public void An_area_has_its_size_whichever_way_it_is_drawn(string typed)
    {
        var area = Read(GeoKind.Polygon, typed);
        Assert.Equal("Fläche, 76,1\u00a0ha", area.Measured());
        Assert.Equal("52.035, 8.035", area.Middle().ToString());
        Assert.Equal(area.ToJson(), GeoReader.Read(area.ToJson()).ToJson());
        Assert.Equal(area.ToJson(), Read(GeoKind.Polygon, area.ToLines()).ToJson());
    }

    [Fact]
    public void The_middle_of_an_area_lies_in_it_even_where_its_centre_does_not()
    {
        var horseshoe = Read(GeoKind.Polygon, "52.0, 8.0\n52.0, 8.09\n52.09, 8.09\n52.09, 8.08\n52.01, 8.08\n52.01, 8.02\n52.09, 8.02\n52.09, 8.0");
        Assert.True(horseshoe.Holds(horseshoe.Middle()));
    }

    [Theory]
    [InlineData(GeoKind.LineString, "52.03, 8.03\nAm Markt\n52.04, 8.04", "Zeile 2 ist keine Lage")]
    [InlineData(GeoKind.LineString, "52.03, 8.03\n48.85, 2.35", "in Zeile 2 liegt nicht in Deutschland")]
    [InlineData(GeoKind.LineString, "52.03, 8.03\n52.03, 8.03", "mindestens zwei verschiedene")]
    [InlineData(GeoKind.LineString, "52.03, 8.03\n53.03, 8.03", "höchstens 30 km")]
    [InlineData(GeoKind.Polygon, "52.03, 8.03\n52.04, 8.03", "mindestens drei verschiedene")]
    [InlineData(GeoKind.Polygon, "52.03, 8.03\n52.04, 8.04\n52.04, 8.03\n52.03, 8.04", "Die 1. und die 3. Seite treffen aufeinander")]
    [InlineData(GeoKind.Polygon, "52.03, 8.03\n52.03, 8.04\n52.03, 8.05", "kreuzt oder berührt sich selbst")]
    public void What_is_wrong_is_said(GeoKind kind, string typed, string why)
    {
        var (shape, faults) = DrawnShape.Read(kind, typed);
        Assert.Null(shape);
        Assert.Contains(why, Assert.Single(faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Points_and_characters_have_limits_and_as_many_as_are_possible_fit()
    {
        static string Many(int count) => string.Join('\n', Enumerable.Range(0, count).Select(i => $"52.{i + 100_000:000000}, 8.123456"));
        Assert.InRange(Read(GeoKind.LineString, Many(DrawnShape.PointsMax)).ToJson().Length, 1, DrawnShape.JsonMax);
        Assert.Contains("höchstens 200", Assert.Single(DrawnShape.Read(GeoKind.LineString, Many(DrawnShape.PointsMax + 1)).Faults), StringComparison.Ordinal);
        Assert.Contains("zu viele Zeichen", Assert.Single(DrawnShape.Read(GeoKind.LineString, new string('x', DrawnShape.TextMax + 1)).Faults), StringComparison.Ordinal);
        Assert.Equal(5, DrawnShape.Read(GeoKind.LineString, string.Join('\n', Enumerable.Repeat("x", 50))).Faults.Count);
    }

    [Theory]
    [InlineData(GeoKind.LineString, "52.02, 8.035\n52.05, 8.035", true)]
    [InlineData(GeoKind.LineString, "52.034, 8.034\n52.035, 8.035", true)]
    [InlineData(GeoKind.LineString, "52.02, 8.02\n52.025, 8.05", false)]
    [InlineData(GeoKind.Polygon, "52.0, 8.0\n52.0, 8.1\n52.1, 8.1\n52.1, 8.0", true)]
    [InlineData(GeoKind.Polygon, "52.05, 8.03\n52.05, 8.04\n52.06, 8.04", false)]
    public void Shapes_meet_where_they_cross_or_lie_in_each_other(GeoKind kind, string typed, bool meet)
    {
        Assert.Equal(meet, Read(GeoKind.Polygon, Square).Meets(Read(kind, typed)));
        Assert.Equal(meet, Read(kind, typed).Meets(Read(GeoKind.Polygon, Square)));
    }

    private static GeoShape Read(GeoKind kind, string typed)
    {
        var (shape, faults) = DrawnShape.Read(kind, typed);
        Assert.Empty(faults);
        return shape!;
    }
}
