using System.Globalization;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tenancy.Branding;

/// <summary>Was aus der Farbe einer Stadt wurde und warum, in sentences for its admin.</summary>
internal static class ThemeWords
{
    private const string White = "#ffffff";
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    public static string OnLight(Theme theme) =>
        theme.AccentLight == theme.Brand
            ? $"Ihre Farbe {theme.Brand} hat auf Weiß einen Kontrast von {Ratio(theme.Brand, White)}. Das genügt für Text und Links ({Palette.OnLight}\u00a0:\u00a01); sie bleibt, wie sie ist."
            : $"Ihre Farbe {theme.Brand} hat auf Weiß nur einen Kontrast von {Ratio(theme.Brand, White)}. Damit auch Menschen mit schwachem Sehvermögen Text und Links lesen können, sind mindestens {Palette.OnLight}\u00a0:\u00a01 nötig. Dort ist sie deshalb zu {theme.AccentLight} abgedunkelt ({Ratio(theme.AccentLight, White)}); der Farbton ist derselbe. Wo sie nur schmückt, bleibt Ihre Farbe.";

    public static string OnDark(Theme theme) =>
        theme.AccentDark == theme.Brand
            ? $"Auf dunklem Grund hat sie {Ratio(theme.Brand, Palette.DarkPaper)} und bleibt, wie sie ist."
            : $"Wer sein Gerät auf dunkel gestellt hat, liest auf dunklem Grund. Dort hätte sie nur {Ratio(theme.Brand, Palette.DarkPaper)}; sie ist zu {theme.AccentDark} aufgehellt ({Ratio(theme.AccentDark, Palette.DarkPaper)}).";

    public static string OnBrand(Theme theme) =>
        $"Auf der Farbe selbst steht Ihr Zeichen in {(theme.OnBrand == White ? "Weiß" : "Schwarz")} ({Ratio(theme.OnBrand, theme.Brand)}).";

    // Down, so that nothing looks better than it is.
    private static string Ratio(string a, string b) => $"{(Math.Floor(Palette.Contrast(a, b) * 10) / 10).ToString("0.0", German)}\u00a0:\u00a01";
}
