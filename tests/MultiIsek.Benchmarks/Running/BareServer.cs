using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MultiIsek.Benchmarks.Running;

/// <summary>Kestrel with nothing on it: one answer, headers and bytes, for whatever is asked.</summary>
internal static class BareServer
{
    public static async Task RunAsync(int port, string answer)
    {
        var file = await File.ReadAllBytesAsync(answer);
        var end = file.AsSpan().IndexOf("\n\n"u8);
        var headers = Encoding.UTF8.GetString(file, 0, end).Split('\n').Select(l => l.Split(": ", 2)).Select(p => (Name: p[0], Value: p[1])).ToArray();
        var body = file[(end + 2)..];
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.AddServerHeader = false);
        builder.WebHost.UseUrls($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}");
        await using var app = builder.Build();
        app.Run(http =>
        {
            foreach (var (name, value) in headers)
            {
                http.Response.Headers[name] = value;
            }

            http.Response.ContentLength = body.Length;
            return http.Response.Body.WriteAsync(body, 0, body.Length);
        });
        await app.RunAsync();
    }
}
