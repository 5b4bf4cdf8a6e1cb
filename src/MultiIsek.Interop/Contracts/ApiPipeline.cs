using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using MultiIsek.Interop.Api;

namespace MultiIsek.Interop.Contracts;

public static class ApiPipeline
{
    private static readonly PathString Root = "/api";

    /// <summary>An address of the interface for programs: no page, so the page cache and the pages for errors let it pass.</summary>
    public static bool IsApi(HttpRequest request) => request.Path.StartsWithSegments(Root);

    /// <summary>Limits, keys, headers and problems of the interface; stands behind compression, so that an ETag is of what was written.</summary>
    public static IApplicationBuilder UseApi(this IApplicationBuilder app) => app.UseMiddleware<ApiGate>();
}
