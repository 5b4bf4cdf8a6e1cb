using MediatR;
using MultiIsek.Identity.Contracts;

namespace MultiIsek.Interop.ApiKeys;

/// <summary>Wer fragt? A program shows a key of the city, or an access token of the city's own sign-in service.</summary>
internal sealed class CallerCheck(KeyCheck keys, IMediator mediator)
{
    private const string Scheme = "Bearer ";

    /// <param name="authorization">The header as it came.</param>
    public async Task<Caller> OfAsync(string authorization, CancellationToken ct)
    {
        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return new Caller(null);
        }

        // No key of ours has a dot in it, and no token begins like a key.
        var bearer = authorization[Scheme.Length..].Trim();
        if (!bearer.Contains('.', StringComparison.Ordinal))
        {
            return new Caller(await keys.ScopesAsync(bearer, ct));
        }

        var token = await mediator.Send(new CheckAccessToken(bearer), ct);
        return new Caller(token.Scopes is null ? null : [.. Enum.GetValues<ApiScope>().Where(s => token.Scopes.Contains(s.Name()))], token.IsAway);
    }
}

/// <param name="Scopes">What the caller may see beyond what is public; null for one who is nobody here.</param>
/// <param name="IsAway">Whether it is somebody cannot be said now.</param>
internal sealed record Caller(IReadOnlyList<ApiScope>? Scopes, bool IsAway = false);
