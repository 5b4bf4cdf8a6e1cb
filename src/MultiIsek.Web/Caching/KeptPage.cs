using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace MultiIsek.Web.Caching;

/// <summary>
/// A kept page: headers and body as they were made. The body is kept as its first reader asked for it, packed as a rule; another way of packing is made of
/// that when it is asked for. Shared by requests: nothing but that is added to it.
/// </summary>
internal sealed class KeptPage
{
    private const int TooSmallToPack = 1000;
    private readonly KeyValuePair<string, StringValues>[] _headers;
    private readonly string _tag;
    private readonly DateTime _madeAt;
    private readonly DateTime _endsAt;
    private readonly byte[]?[] _bodies = new byte[]?[3];
    private readonly Packing _first;

    private KeptPage(KeyValuePair<string, StringValues>[] headers, Packing first, byte[] body, string tag, DateTime madeAt, DateTime endsAt)
    {
        (_headers, _first, _tag, _madeAt, _endsAt) = (headers, first, tag, madeAt, endsAt);
        _bodies[(int)first] = body;
    }

    /// <summary>Bytes that it holds, about.</summary>
    public int Weight => _bodies[(int)_first]!.Length + 1500;

    /// <param name="tag">Empty for a page that is sent once and not kept.</param>
    public static KeptPage Of(HttpRequest request, KeyValuePair<string, StringValues>[] headers, ReadOnlySpan<byte> body, string tag, DateTime madeAt, DateTime endsAt)
    {
        var packing = body.Length < TooSmallToPack ? Packing.None : Packings.AcceptedBy(request);
        return new KeptPage(headers, packing, packing.Pack(body), tag, madeAt, endsAt);
    }

    /// <summary>From when it was made to the moment at which the city's pages change by themselves; a clock that was set back finds nothing of the future.</summary>
    public bool IsOf(DateTime now) => _madeAt <= now && now < _endsAt;

    public Task SendAsync(HttpContext http)
    {
        var response = http.Response;
        if (IsKnown(http.Request.Headers.IfNoneMatch))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            foreach (var (name, value) in _headers)
            {
                if (!string.Equals(name, HeaderNames.ContentType, StringComparison.OrdinalIgnoreCase))
                {
                    response.Headers[name] = value;
                }
            }

            return Task.CompletedTask;
        }

        foreach (var (name, value) in _headers)
        {
            response.Headers[name] = value;
        }

        var packing = Packings.AcceptedBy(http.Request);
        if (_first == Packing.None && _bodies[0]!.Length < TooSmallToPack)
        {
            packing = Packing.None;
        }

        if (packing.Word() is { } word)
        {
            response.Headers.ContentEncoding = word;
        }

        var bytes = _bodies[(int)packing] ??= packing.Pack(_first.Unpack(_bodies[(int)_first]!));
        response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(bytes, 0, bytes.Length);
    }

    private bool IsKnown(StringValues known)
    {
        if (known.Count == 0 || _tag.Length == 0)
        {
            return false;
        }

        return known.ToString() == _tag
            || (EntityTagHeaderValue.TryParseList(known, out var list) && list.Any(t => t.Tag == "*" || t.Compare(EntityTagHeaderValue.Parse(_tag), useStrongComparison: false)));
    }
}
