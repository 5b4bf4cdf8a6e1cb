using MediatR;

namespace MultiIsek.Identity.Contracts;

/// <summary>Zugriffstoken prüfen: an access token (JWT, RFC 9068) that the city's own sign-in service made for the interface of programs.</summary>
public sealed record CheckAccessToken(string Token) : IRequest<AccessTokenResult>;

/// <param name="Scopes">What the service allows, in its own words; null when the token counts for nothing here.</param>
/// <param name="IsAway">Nobody can say now: the service does not answer.</param>
public sealed record AccessTokenResult(IReadOnlyCollection<string>? Scopes, bool IsAway = false);
