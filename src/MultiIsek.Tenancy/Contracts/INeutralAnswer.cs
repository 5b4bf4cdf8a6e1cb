using Microsoft.AspNetCore.Http;

namespace MultiIsek.Tenancy.Contracts;

/// <summary>
/// Neutrale Antwort an andere als Menschen: whoever serves programs says in their form that a city does not show itself. Hosts that belong to no city get the
/// page for everybody, whatever is asked of them.
/// </summary>
public interface INeutralAnswer
{
    bool IsFor(HttpRequest request);

    /// <param name="status">503 while the city is switched off or being imported, 404 while it is not published.</param>
    /// <param name="wait">When to come again; null where nobody knows.</param>
    Task WriteAsync(HttpContext http, int status, TimeSpan? wait);
}
