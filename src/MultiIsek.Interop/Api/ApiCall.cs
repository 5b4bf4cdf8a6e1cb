using Microsoft.AspNetCore.Http;
using MultiIsek.Interop.ApiKeys;

namespace MultiIsek.Interop.Api;

/// <summary>Anfrage eines Programms: what its key or token shows, what it asks for, and what is wrong with that.</summary>
internal sealed class ApiCall
{
    /// <summary>A valid key or token came along.</summary>
    public bool HasKey { get; private init; }
    public IReadOnlyList<ApiScope> Scopes { get; private init; } = [];
    public ApiQuery Query { get; set; } = ApiQuery.None;
    public IReadOnlyList<ApiFault> Faults { get; set; } = [];

    public bool May(ApiScope scope) => Scopes.Contains(scope);

    public static ApiCall Of(HttpContext http) => http.Features.Get<ApiCall>() ?? throw new InvalidOperationException("This request is none of a program.");

    /// <param name="scopes">Null without a key or token.</param>
    public static void Begin(HttpContext http, IReadOnlyList<ApiScope>? scopes) => http.Features.Set(new ApiCall { HasKey = scopes is not null, Scopes = scopes ?? [] });
}

/// <summary>What is wrong, with its place.</summary>
/// <param name="Parameter">Name in the query.</param>
internal sealed record ApiFault(string Parameter, string German, string English);
