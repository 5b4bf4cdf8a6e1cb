using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Maps;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.PhaseDesk;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.Surveys;

/// <summary>Orte einer Frage als GeoJSON (RFC 7946): the squares of the table beside the map, nothing more. Publicly what the page of the phase shows; at the desk all.</summary>
internal static class PlacesGeoJson
{
    public const string File = "umfrage-orte.geojson";
    private const string ContentType = "application/geo+json";
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static string Url(string phase, Question question) => $"/mitmachen/{phase}/{File}?frage={question.Key}";

    public static string DeskUrl(string phase, Question question) => $"{EditPhasePage.UrlOf(phase)}/{File}?frage={question.Key}";

    /// <summary>Where the table of a question stands on its page.</summary>
    public static string Anchor(Question question) => $"orte-{question.Key}";

    public static void MapSurveyPlaces(this IEndpointRouteBuilder app)
    {
        app.MapMethods($"/mitmachen/{{phase}}/{File}", Reading, GetAsync).AllowAnonymous();
        app.MapMethods($"{PhasesDeskPage.Path}/{{key}}/{File}", Reading, GetAllAsync).RequireAuthorization(Policies.Editor);
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> GetAsync(string phase, string? frage, PhaseBook book, SurveyResults results, CancellationToken ct)
    {
        if ((await book.FindAsync(phase, ct))?.Phase is not { } found || !found.IsSurvey() || await results.PublicAsync(found, found.StateAt(book.Now), ct) is not { } shown)
        {
            return TypedResults.NotFound();
        }

        return Write(shown, frage, $"/mitmachen/{found.Key}");
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> GetAllAsync(
        string key,
        string? frage,
        HttpContext http,
        IsekDbContext db,
        SurveyResults results,
        CancellationToken ct
    )
    {
        if (await db.Set<ParticipationPhase>().AsNoTracking().SingleOrDefaultAsync(p => p.Key == key && p.Kind == PhaseKind.Survey, ct) is not { } found)
        {
            return TypedResults.NotFound();
        }

        http.Response.SetPrivateHeaders();
        return Write(await results.CountAsync(found.Id, found.Questions, isInterim: false, isPublic: false, ct), frage, AnswersPage.UrlOf(found.Key));
    }

    private static Results<FileContentHttpResult, NotFound> Write(SurveyResult result, string? question, string page)
    {
        if (result.Questions.FirstOrDefault(q => q.Question.Kind == QuestionKind.Place && q.Question.Key == question) is not { } found)
        {
            return TypedResults.NotFound();
        }

        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteStartArray("features");
            foreach (var cell in found.Tables.SelectMany(t => t.Cells).Where(c => c is { At: not null, IsHidden: false }))
            {
                json.WriteStartObject();
                json.WriteString("type", "Feature");
                json.WritePropertyName("geometry");
                json.WriteRawValue(GeoShape.Of(cell.At!.Middle).ToJson());
                json.WriteStartObject("properties");
                json.WriteString("title", cell.Label);
                json.WriteString("url", $"{page}#{Anchor(found.Question)}");
                json.WriteNumber("count", cell.Count);
                json.WriteString("size", GermanText.Count(cell.Count, "Nennung", "Nennungen"));
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return TypedResults.File(buffer.ToArray(), ContentType);
    }
}
