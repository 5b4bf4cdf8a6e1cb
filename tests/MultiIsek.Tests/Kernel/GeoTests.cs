using MultiIsek.Kernel.Maps;

namespace MultiIsek.Tests.Kernel;

/// <summary>What a map may be told: shapes in WGS 84, and nothing that comes with them.</summary>
public sealed class GeoTests
{
    private const string Ring = "[[7.0,51.0],[7.2,51.0],[7.2,51.2],[7.0,51.2],[7.0,51.0]]";
    private const string Hole = "[[7.05,51.05],[7.1,51.05],[7.1,51.1],[7.05,51.1],[7.05,51.05]]";

    [Theory]
    [InlineData("51.36, 7.47", "51.36, 7.47")]
    [InlineData("51,36 7,47", "51.36, 7.47")]
    [InlineData(" 51.36;7.47 ", "51.36, 7.47")]
    [InlineData("51.123456789, 7.1", "51.123457, 7.1")]
    public void Two_numbers_are_latitude_and_longitude(string typed, string shown) => Assert.Equal(shown, GeoPoint.Parse(typed)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("Markt 1")]
    [InlineData("51.36")]
    [InlineData("1e9, 7")]
    public void Other_words_are_no_place(string typed) => Assert.Null(GeoPoint.Parse(typed));

    [Theory]
    [InlineData("""{"type":"Point","coordinates":[7.5,51.5,120]}""", """{"type":"Point","coordinates":[7.5,51.5]}""")]
    [InlineData("""{"type":"LineString","coordinates":[[7.5,51.5],[7.6,51.5]]}""", """{"type":"LineString","coordinates":[[7.5,51.5],[7.6,51.5]]}""")]
    [InlineData("""{"type":"MultiPoint","coordinates":[[7.5,51.5],[7.6,51.5]]}""", """{"type":"MultiPoint","coordinates":[[7.5,51.5],[7.6,51.5]]}""")]
    [InlineData(
        """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"<script>alert(1)</script>"},"geometry":{"type":"Point","coordinates":[7.5,51.5]}}]}""",
        """{"type":"Point","coordinates":[7.5,51.5]}"""
    )]
    [InlineData("""{"type":"Polygon","coordinates":[[[7,51],[7,52],[8,52],[7,51]]],"onload":"alert(1)"}""", """{"type":"Polygon","coordinates":[[[7,51],[8,52],[7,52],[7,51]]]}""")]
    public void A_shape_is_kept_without_what_came_with_it(string typed, string kept) => Assert.Equal(kept, GeoReader.Read(typed).ToJson());

    [Theory]
    [InlineData("Am Markt", "weder GeoJSON")]
    [InlineData("{", "weder GeoJSON")]
    [InlineData("[]", "weder GeoJSON")]
    [InlineData("""{"type":"GeometryCollection","geometries":[]}""", "Möglich sind")]
    [InlineData("""{"type":"0","coordinates":[7,51]}""", "Möglich sind")]
    [InlineData("""{"type":"Point","coordinates":["7","51"]}""", "weder GeoJSON")]
    [InlineData("""{"type":"Point","coordinates":[7]}""", "Länge und Breite")]
    [InlineData("""{"type":"Point","coordinates":[51,7]}""", "vertauscht")]
    [InlineData("""{"type":"Point","coordinates":[392000,5689000]}""", "WGS 84")]
    [InlineData("""{"type":"LineString","coordinates":[[7,51]]}""", "zwei Punkte")]
    [InlineData("""{"type":"Polygon","coordinates":[[[7,51],[8,51],[8,52],[7,52]]]}""", "nicht geschlossen")]
    [InlineData("""{"type":"Polygon","coordinates":[]}""", "keinen Umriss")]
    [InlineData("""{"type":"MultiPolygon","coordinates":[]}""", "leer")]
    [InlineData("""{"type":"FeatureCollection","features":[]}""", "nicht genau eine")]
    [InlineData("7.47, 51.36", "vertauscht")]
    public void What_cannot_be_shown_is_refused_in_words(string typed, string why) =>
        Assert.Contains(why, Assert.Throws<FormatException>(() => GeoReader.Read(typed)).Message, StringComparison.Ordinal);

    [Fact]
    public void Size_points_and_depth_have_limits()
    {
        var many = string.Join(',', Enumerable.Repeat("[7,51]", GeoReader.PointsMax + 1));
        Assert.Contains(
            "zu viele Punkte",
            Assert.Throws<FormatException>(() => GeoReader.Read($$"""{"type":"LineString","coordinates":[{{many}}]}""")).Message,
            StringComparison.Ordinal
        );
        Assert.Contains("zu groß", Assert.Throws<FormatException>(() => GeoReader.Read(new string(' ', GeoReader.TextMax + 1))).Message, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => GeoReader.Read($$"""{"type":"Polygon","coordinates":{{new string('[', 5000)}}"""));
    }

    [Fact]
    public void A_point_lies_in_an_area_but_not_in_its_hole()
    {
        var area = GeoReader.Read($$"""{"type":"MultiPolygon","coordinates":[[{{Ring}},{{Hole}}],[[[8,51],[8.1,51],[8.1,51.1],[8,51]]]]}""");
        Assert.True(area.Holds(new(7.15, 51.15)));
        Assert.False(area.Holds(new(7.07, 51.07)));
        Assert.True(area.Holds(new(8.09, 51.05)));
        Assert.False(area.Holds(new(7.5, 51.1)));
        Assert.False(GeoShape.Of(new(7, 51)).Holds(new(7, 51)));
    }
}
