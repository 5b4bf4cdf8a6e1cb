using MultiIsek.Interop.Contracts;

namespace MultiIsek.Web;

/// <summary>
/// A query with a NUL in it leads nowhere: no form of ours sends it, and PostgreSQL refuses it in any question. So it is 404 here, once for every page, before
/// anything asks the database. The interface for programs names the wrong parameter itself; a path with a NUL is Kestrel's own bare 400.
/// </summary>
internal sealed class ReadableAddress(RequestDelegate next)
{
    // As it was sent: a percent sign that was meant as one stands there as %25.
    public static bool HoldsNul(HttpRequest request) => request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) == true;

    public Task InvokeAsync(HttpContext http)
    {
        if (!HoldsNul(http.Request) || ApiPipeline.IsApi(http.Request))
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
