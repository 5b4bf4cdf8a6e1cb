using System.Globalization;
using System.Text.RegularExpressions;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tenancy.Branding;

/// <summary>
/// Farben aus einer Farbe: a city gives one; text on white needs a contrast of 7, on the dark page of 8. Lightness is moved in OKLCH
/// (Ottosson 2020, bottosson.github.io/posts/oklab), so that the hue stays the city's.
/// </summary>
internal static partial class Palette
{
    public const double OnLight = 7;
    public const double OnDark = 8;

    /// <summary>The letter mark is white where that can be read, black where it cannot: one of the two always reaches it.</summary>
    public const double OnBrand = 4.5;
    private const string White = "#ffffff";
    private const string Black = "#000000";
    public const string DarkPaper = "#15171b";
    private const int Steps = 1000;

    /// <exception cref="FormatException">No colour of the form #rrggbb.</exception>
    public static Theme From(string brand)
    {
        if (!Hex().IsMatch(brand))
        {
            throw new FormatException($"'{brand}' is no colour of the form #rrggbb.");
        }

        var colour = brand.ToLowerInvariant();
        return new Theme(colour, Move(colour, White, OnLight, -1), Move(colour, DarkPaper, OnDark, +1), Contrast(White, colour) >= OnBrand ? White : Black);
    }

    /// <summary>WCAG 2 contrast of two colours, 1 to 21.</summary>
    public static double Contrast(string a, string b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    internal static partial Regex Hex();

    private static string Move(string colour, string paper, double wanted, int direction)
    {
        var (lightness, chroma, hue) = ToOklch(colour);
        var moved = colour;
        for (var step = 0; step <= Steps && Contrast(moved, paper) < wanted; step++)
        {
            lightness = Math.Clamp(lightness + (direction / (double)Steps), 0, 1);
            moved = ToHex(lightness, chroma, hue);
        }

        return moved;
    }

    private static double Luminance(string hex)
    {
        var (r, g, b) = ToLinear(hex);
        return (0.2126 * r) + (0.7152 * g) + (0.0722 * b);
    }

    private static (double R, double G, double B) ToLinear(string hex)
    {
        double Part(int at)
        {
            var c = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        }

        return (Part(1), Part(3), Part(5));
    }

    private static (double L, double C, double H) ToOklch(string hex)
    {
        var (r, g, b) = ToLinear(hex);
        var l = Math.Cbrt((0.4122214708 * r) + (0.5363325363 * g) + (0.0514459929 * b));
        var m = Math.Cbrt((0.2119034982 * r) + (0.6806995451 * g) + (0.1073969566 * b));
        var s = Math.Cbrt((0.0883024619 * r) + (0.2817188376 * g) + (0.6299787005 * b));
        var lightness = (0.2104542553 * l) + (0.7936177850 * m) - (0.0040720468 * s);
        var a = (1.9779984951 * l) - (2.4285922050 * m) + (0.4505937099 * s);
        var bb = (0.0259040371 * l) + (0.7827717662 * m) - (0.8086757660 * s);
        return (lightness, Math.Sqrt((a * a) + (bb * bb)), Math.Atan2(bb, a));
    }

    private static string ToHex(double lightness, double chroma, double hue)
    {
        // Out of gamut: give up chroma, keep lightness and hue.
        for (var c = chroma; ; c -= 0.002)
        {
            var (r, g, b) = ToLinearRgb(lightness, Math.Max(c, 0), hue);
            const double Slack = 0.0005;
            if (c <= 0 || (InGamut(r, Slack) && InGamut(g, Slack) && InGamut(b, Slack)))
            {
                return string.Create(CultureInfo.InvariantCulture, $"#{Byte(r):x2}{Byte(g):x2}{Byte(b):x2}");
            }
        }
    }

    private static bool InGamut(double part, double slack) => part >= -slack && part <= 1 + slack;

    private static (double R, double G, double B) ToLinearRgb(double lightness, double chroma, double hue)
    {
        var (a, b) = (chroma * Math.Cos(hue), chroma * Math.Sin(hue));
        var l = Math.Pow(lightness + (0.3963377774 * a) + (0.2158037573 * b), 3);
        var m = Math.Pow(lightness - (0.1055613458 * a) - (0.0638541728 * b), 3);
        var s = Math.Pow(lightness - (0.0894841775 * a) - (1.2914855480 * b), 3);
        return (
            (4.0767416621 * l) - (3.3077115913 * m) + (0.2309699292 * s),
            (-1.2684380046 * l) + (2.6097574011 * m) - (0.3413193965 * s),
            (-0.0041960863 * l) - (0.7034186147 * m) + (1.7076147010 * s)
        );
    }

    private static int Byte(double linear)
    {
        var c = Math.Clamp(linear, 0, 1);
        return (int)Math.Round(255 * (c <= 0.0031308 ? 12.92 * c : (1.055 * Math.Pow(c, 1 / 2.4)) - 0.055));
    }
}
