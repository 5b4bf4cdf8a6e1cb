using System.Globalization;
using System.Text.RegularExpressions;

namespace MultiIsek.Kernel.Maps;

/// <summary>A place on the ground in WGS 84, in degrees.</summary>
public readonly partial record struct GeoPoint(double Longitude, double Latitude)
{
    /// <summary>Decimals that are kept: a tenth of a metre.</summary>
    public const int Decimals = 6;

    /// <summary>As people write it: latitude first.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Latitude:0.######}, {Longitude:0.######}");

    /// <summary>Within the country and what lies around it. Whatever is exchanged, projected or made up lies elsewhere.</summary>
    public bool IsNear => Longitude is > 5 and < 16 && Latitude is > 47 and < 56;

    public static GeoPoint Of(double longitude, double latitude) => new(Math.Round(longitude, Decimals), Math.Round(latitude, Decimals));

    /// <summary>"51.36, 7.47" or "51,36 7,47": latitude and longitude. Null for anything else.</summary>
    public static GeoPoint? Parse(string? typed)
    {
        var match = Typed().Match(typed ?? "");
        return match.Success ? Of(Degrees(match.Groups[2].Value), Degrees(match.Groups[1].Value)) : null;
    }

    private static double Degrees(string text) => double.Parse(text.Replace(',', '.'), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*(-?[0-9]{1,2}(?:[.,][0-9]{1,12})?)\s*°?\s*[,;\s]\s*(-?[0-9]{1,3}(?:[.,][0-9]{1,12})?)\s*°?\s*$")]
    private static partial Regex Typed();
}
