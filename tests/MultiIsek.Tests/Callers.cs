using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace MultiIsek.Tests;

/// <summary>Where requests come from: from the address that their header names.</summary>
/// <param name="isEachItsOwn">Without the header each request has an address of its own; else it has none.</param>
internal sealed class Callers(bool isEachItsOwn) : IStartupFilter
{
    public const string Address = "X-Test-Address";
    private static int _count;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                (http, following) =>
                {
                    if (http.Request.Headers.TryGetValue(Address, out var named))
                    {
                        http.Connection.RemoteIpAddress = IPAddress.Parse(named.ToString());
                    }
                    else if (isEachItsOwn)
                    {
                        var no = Interlocked.Increment(ref _count);
                        http.Connection.RemoteIpAddress = new IPAddress([100, (byte)(no >> 16), (byte)(no >> 8), (byte)no]);
                    }

                    return following(http);
                }
            );
            next(app);
        };

    /// <summary>A browser at this address.</summary>
    public static HttpClient From(HttpClient client, string address)
    {
        client.DefaultRequestHeaders.Add(Address, address);
        return client;
    }
}
