using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Identity.Letters;

/// <summary>Abbestellschein: in the link of a reminder; whoever has the mail may end reminders of its kind, and can do nothing else with it.</summary>
internal sealed record LetterToken(Guid UserId, string Kind);

/// <summary>Writes and reads them for one city. They have no end: an old mail's link must still work (RFC 8058).</summary>
internal sealed class LetterTokens(CitySeal seal)
{
    private const string Purpose = "MultiIsek.Identity.Letters";
    private const int Longest = 1000;

    public string Write(Guid user, LetterKind kind) => seal.Seal(Purpose, new LetterToken(user, kind.Key));

    public LetterToken? Read(string? text) => seal.Open<LetterToken>(Purpose, text, Longest);
}
