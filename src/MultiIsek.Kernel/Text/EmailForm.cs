using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net.Mail;

namespace MultiIsek.Kernel.Text;

/// <summary>Whether a text can be an e-mail address; whether it is one only a mail to it tells.</summary>
public static class EmailForm
{
    /// <summary>RFC 5321: a path of 256 with its two brackets.</summary>
    public const int Longest = 254;
    private static readonly EmailAddressAttribute Form = new();

    public static bool Fits(string? text, int longest = Longest) =>
        text?.Length > 3
        && text.Length <= longest
        && Form.IsValid(text)
        && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format || c is '<' or '>' or '"')
        // The same mailbox in another spelling would be a second account.
        && MailAddress.TryCreate(text, out var address)
        && address.Address == text;
}
