using System.Text.Json;

namespace MultiIsek.Identity.OpenId;

/// <summary>Wer sich angemeldet hat, as the provider says it.</summary>
/// <param name="Age">How long before the token the person showed who it is; null when the provider does not say.</param>
internal sealed record ProviderPerson(string Issuer, string Subject, JsonElement Token, JsonElement? Info, TimeSpan? Age)
{
    public string? Email => First("email");

    /// <summary>The session there, which its sign-out names; only what is signed counts.</summary>
    public string? Session => In(Token, "sid").FirstOrDefault(s => s.Length > 0);

    public bool IsMailVerified => Values("email_verified").Contains("true", StringComparer.Ordinal);

    public string Name => First("name") ?? string.Join(' ', new[] { First("given_name"), First("family_name") }.OfType<string>());

    /// <summary>Values of a claim; a name with dots may lead into objects ("realm_access.roles").</summary>
    public IReadOnlyCollection<string> Values(string claim)
    {
        var own = In(Token, claim);
        return own.Count > 0 || Info is not { } info ? own : In(info, claim);
    }

    /// <summary>Only what is signed counts here.</summary>
    public bool IsStrong(IReadOnlyCollection<string> methods) => In(Token, "amr").Concat(In(Token, "acr")).Any(methods.Contains);

    private string? First(string claim) => Values(claim).FirstOrDefault(v => v.Trim().Length > 0)?.Trim();

    private static IReadOnlyCollection<string> In(JsonElement claims, string name)
    {
        if (claims.ValueKind != JsonValueKind.Object || name.Length == 0)
        {
            return [];
        }

        if (claims.TryGetProperty(name, out var value))
        {
            return value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(Text).OfType<string>()] : [.. new[] { Text(value) }.OfType<string>()];
        }

        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && claims.TryGetProperty(name[..dot], out var inner) ? In(inner, name[(dot + 1)..]) : [];
    }

    private static string? Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
}
