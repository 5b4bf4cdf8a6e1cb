using System.ComponentModel;
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace MultiIsek.Interop.Api;

/// <summary>Fehlerantwort (RFC 9457), in German or, where the caller prefers it, in English; a number to name on the phone, nothing about the inside.</summary>
internal sealed record Problem
{
    public const string ContentType = "application/problem+json";
    private const int NameMax = 60;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Description("Immer „about:blank“: Was es ist, sagt der Status.")]
    public required string Type { get; init; }
    public required string Title { get; init; }
    public required int Status { get; init; }
    public required string Detail { get; init; }

    [Description("Nennen Sie diese Nummer, wenn Sie nachfragen.")]
    public required string CorrelationId { get; init; }

    [Description("Was an der Abfrage falsch ist, mit der Stelle.")]
    public IReadOnlyList<ProblemError>? Errors { get; init; }

    public static byte[] Bytes(HttpContext http, int status, IReadOnlyList<ApiFault> faults)
    {
        var isEnglish = PrefersEnglish(http.Request);
        var (title, detail) = ProblemWords.Of(status, isEnglish);
        http.Response.Headers.ContentLanguage = isEnglish ? "en" : "de";
        return JsonSerializer.SerializeToUtf8Bytes(
            new Problem
            {
                Type = "about:blank",
                Title = title,
                Status = status,
                Detail = detail,
                CorrelationId = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier,
                Errors = faults.Count == 0 ? null : [.. faults.Select(f => new ProblemError("query", Short(f.Parameter), isEnglish ? f.English : f.German))],
            },
            Json
        );
    }

    /// <summary>German, unless English is preferred to it.</summary>
    private static bool PrefersEnglish(HttpRequest request)
    {
        var wanted = request
            .GetTypedHeaders()
            .AcceptLanguage.Where(l => l.Quality is not 0)
            .OrderByDescending(l => l.Quality ?? 1)
            .Select(l => l.Value.ToString().Split('-')[0].ToLowerInvariant());
        return wanted.FirstOrDefault(l => l is "de" or "en") == "en";
    }

    private static string Short(string name) => name.Length <= NameMax ? name : name[..NameMax] + "…";
}

/// <param name="In">Always "query".</param>
/// <param name="Name">Name of the parameter.</param>
internal sealed record ProblemError(string In, string Name, string Detail);
