using Microsoft.AspNetCore.Http;
using MultiIsek.Interop.Contracts;
using MultiIsek.Kernel.People;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Interop.Api;

/// <summary>What programs read of a city that does not show itself: a problem like all others, which names nothing.</summary>
internal sealed class NeutralProblem : INeutralAnswer
{
    public bool IsFor(HttpRequest request) => ApiPipeline.IsApi(request);

    public Task WriteAsync(HttpContext http, int status, TimeSpan? wait)
    {
        ApiGate.Share(http);
        if (wait is { } time)
        {
            http.Response.SetRetryAfter(time);
        }

        return ApiGate.RefuseAsync(http, status);
    }
}
