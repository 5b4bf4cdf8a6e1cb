using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace MultiIsek.Interop.Api;

/// <summary>Beschreibung der Schnittstelle (OpenAPI 3.1): made from the endpoints themselves; parameters are those that are checked.</summary>
internal static class ApiDescription
{
    private const string Key = "key";
    private const string Token = "token";
    private const string About = """
        Was die Stadt über ihr Konzept, seine Fassungen und die Beteiligung veröffentlicht, für andere Programme. Alles wird nur gelesen.

        Öffentliches braucht keinen Schlüssel und darf von jeder Webseite gelesen werden (CORS). Ein Schlüssel der Stadt zeigt mehr: `plans:drafts` Fassungen, die nicht öffentlich sind, `contributions:all` auch Beiträge, die warten oder ausgeblendet sind.

        Statt eines Schlüssels nimmt die Schnittstelle ein Zugriffstoken des Anmeldedienstes der Stadt, wo sie das eingerichtet hat: ein JWT nach RFC 9068 mit der Kennung der Schnittstelle in `aud`, mit `kid` und mit denselben Namen in `scope` oder `scp`. Ein Token ohne sie zeigt, was öffentlich ist. Antwortet der Anmeldedienst nicht, kommt 503 mit `Retry-After`.

        Listen kommen seitenweise: Folgen Sie `next` unverändert, bis es null ist. Was zu Beginn da war, kommt genau einmal, auch wenn währenddessen etwas hinzukommt. Zeiten sind UTC. Jede Antwort hat ein `ETag`; mit `If-None-Match` kommt 304, solange sich nichts geändert hat. Nach 429 warten Sie `Retry-After` Sekunden.

        Fehler sind `application/problem+json` (RFC 9457), auf Deutsch oder mit `Accept-Language: en` auf Englisch.
        """;

    public static void Set(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith(ApiEndpoints.Root.TrimStart('/'), StringComparison.Ordinal) == true;
        options.AddDocumentTransformer(
            (document, _, _) =>
            {
                Introduce(document);
                return Task.CompletedTask;
            }
        );
        options.AddOperationTransformer(
            (operation, context, _) =>
            {
                var taken = context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiParameters>().SelectMany(p => p.All);
                // HEAD is an operation of its own, and names of operations are unique.
                operation.OperationId += HttpMethods.IsHead(context.Description.HttpMethod!) ? "-head" : "";
                operation.Responses?.TryAdd("304", new OpenApiResponse());
                foreach (var (status, response) in operation.Responses ?? [])
                {
                    Describe((OpenApiResponse)response, int.Parse(status, CultureInfo.InvariantCulture));
                }

                operation.Parameters = [.. operation.Parameters ?? [], .. taken.Select(Describe)];
                // Without either, with a key, or with a token.
                operation.Security =
                [
                    [],
                    new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Key, context.Document)] = [] },
                    new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Token, context.Document)] = [] },
                ];
                return Task.CompletedTask;
            }
        );
    }

    private static void Introduce(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "MultiIsek",
            Version = "1",
            Description = About,
        };
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Key] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "API-Schlüssel der Stadt; er beginnt mit „isek_“.",
            },
            [Token] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "JWT",
                Description = "Zugriffstoken (RFC 9068) des Anmeldedienstes der Stadt, wo sie eine Kennung der Schnittstelle (audience) eingerichtet hat.",
            },
        };
    }

    private static void Describe(OpenApiResponse response, int status)
    {
        response.Description = status switch
        {
            StatusCodes.Status200OK => "Gefunden.",
            StatusCodes.Status304NotModified => "Unverändert seit der Antwort, deren ETag in If-None-Match steht; ohne Inhalt.",
            _ => ProblemWords.Of(status, isEnglish: false).Title + ".",
        };
        response.Headers = status switch
        {
            StatusCodes.Status200OK => new Dictionary<string, IOpenApiHeader>
            {
                ["ETag"] = Header("Für If-None-Match."),
                ["Link"] = Header("Die nächste Seite einer Liste: rel=\"next\"."),
            },
            StatusCodes.Status304NotModified => new Dictionary<string, IOpenApiHeader> { ["ETag"] = Header("Das der Antwort, die noch gilt.") },
            StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable => new Dictionary<string, IOpenApiHeader> { ["Retry-After"] = Header("Sekunden.") },
            _ => null,
        };
    }

    private static OpenApiHeader Header(string text) =>
        new()
        {
            Description = text,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };

    private static OpenApiParameter Describe(ApiParameter parameter) =>
        new()
        {
            Name = parameter.Name,
            In = ParameterLocation.Query,
            Description = parameter.Text,
            Schema =
                parameter == ApiParameter.Limit
                    ? new OpenApiSchema
                    {
                        Type = JsonSchemaType.Integer,
                        Minimum = "1",
                        Maximum = $"{ApiParameter.LimitMax}",
                        Default = JsonValue.Create(ApiParameter.LimitDefault),
                    }
                    : new OpenApiSchema
                    {
                        Type = JsonSchemaType.String,
                        MaxLength = parameter.Choices is null ? ApiParameter.ValueMax : null,
                        Enum = parameter.Choices is null ? null : [.. parameter.Choices.Select(c => JsonValue.Create(c)!)],
                    },
        };
}
