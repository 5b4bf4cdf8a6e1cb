using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tenancy.Settings;

/// <summary>What the form of the two offers sends.</summary>
internal sealed record AccessInput
{
    /// <summary>"ja", "nein", or empty: as the Land has it.</summary>
    public string? Plain { get; init; }
    public string? PlainText { get; init; }
    public string? Sign { get; init; }
    public string? SignVideo { get; init; }

    public static AccessInput Of(EasyAccess access) =>
        new()
        {
            Plain = Word(access.PlainLanguage),
            PlainText = access.PlainText,
            Sign = Word(access.SignLanguage),
            SignVideo = access.SignVideo,
        };

    public static bool? Choice(string? word) =>
        word switch
        {
            "ja" => true,
            "nein" => false,
            _ => null,
        };

    private static string Word(bool? choice) =>
        choice is null ? ""
        : choice.Value ? "ja"
        : "nein";
}
