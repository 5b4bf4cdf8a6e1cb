using System.Globalization;

namespace MultiIsek.Identity.SignIn;

/// <summary>Name, unter dem andere eine Person sehen: nobody is invisible, and nobody's name turns the text around it.</summary>
internal static class PersonName
{
    /// <summary>What is wrong with it, or null.</summary>
    public static string? FaultOf(string name) =>
        name.Length == 0 ? "Geben Sie Ihren Namen ein."
        : name.Length > User.NameMax ? $"Der Name ist zu lang: Höchstens {User.NameMax} Zeichen sind möglich."
        : name.Any(IsUnseen) || !name.Any(char.IsLetterOrDigit) ? "Der Name enthält Zeichen, die man nicht sieht, oder keinen Buchstaben. Geben Sie ihn bitte neu ein."
        : null;

    private static bool IsUnseen(char sign) =>
        char.GetUnicodeCategory(sign)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse;
}
