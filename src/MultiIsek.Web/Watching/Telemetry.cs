using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging.Console;
using MultiIsek.Kernel;
using MultiIsek.Tenancy.Contracts;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace MultiIsek.Web.Watching;

/// <summary>
/// Telemetrie: traces and metrics by OTLP (http/protobuf) to where OTEL_EXPORTER_OTLP_ENDPOINT points; without it nothing is made. The hosting package of OpenTelemetry cannot
/// be restored, so that the two providers are built by hand.
/// </summary>
internal static class Telemetry
{
    public const string Name = "MultiIsek";

    /// <summary>The attribute that says whose request it is.</summary>
    public const string Tenant = "tenant";
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Logging.AddConsoleFormatter<LeanJson, ConsoleFormatterOptions>();
        builder.Services.AddSingleton<MetricsText>();
        if (builder.Configuration[Endpoint] is not { Length: > 0 } endpoint)
        {
            return;
        }

        if (!Uri.TryCreate(endpoint.TrimEnd('/'), UriKind.Absolute, out var collector))
        {
            throw new SettingException($"{Endpoint} ist keine Adresse.");
        }

        var resource = ResourceBuilder.CreateDefault().AddService("multiisek-web", serviceVersion: Running.Version);
        void To(OtlpExporterOptions options, string signal) =>
            (options.Endpoint, options.Protocol) = (new Uri($"{collector.AbsoluteUri.TrimEnd('/')}/v1/{signal}"), OtlpExportProtocol.HttpProtobuf);
        builder.Services.AddSingleton(_ =>
            Sdk.CreateTracerProviderBuilder()
                .SetResourceBuilder(resource)
                .AddSource("Microsoft.AspNetCore", Name)
                .AddProcessor(new LeanSpans())
                .AddOtlpExporter(o => To(o, "traces"))
                .Build()
        );
        builder.Services.AddSingleton(_ =>
            Sdk.CreateMeterProviderBuilder()
                .SetResourceBuilder(resource)
                .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", Name)
                .AddOtlpExporter(
                    (o, reader) =>
                    {
                        To(o, "metrics");
                        reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = builder.Configuration.GetValue("Metrics:ExportSeconds", 30) * 1000;
                    }
                )
                .Build()
        );
    }

    /// <summary>
    /// Behind the look-up of the host: whose request this is, for the span, the duration and every line of the log. Where nobody listens there is no such step: it stands ahead of the
    /// page cache, whose answers cost less than it would.
    /// </summary>
    public static void UseTelemetry(this WebApplication app)
    {
        var (exports, isShown) = (app.Configuration[Endpoint] is { Length: > 0 }, app.Configuration[MetricsEndpoint.Token] is { Length: > 0 });
        if (isShown)
        {
            // Counts from here on, not from the first time that somebody looks.
            app.Services.GetRequiredService<MetricsText>();
        }

        if (exports)
        {
            app.Services.GetRequiredService<TracerProvider>();
            app.Services.GetRequiredService<MeterProvider>();
        }

        if (exports || isShown || app.Configuration["Logging:Console:FormatterName"] == LeanJson.Formatter)
        {
            app.Use(
                async (http, next) =>
                {
                    var tenant = http.Site()?.Place.Slug ?? "-";
                    Activity.Current?.SetTag(Tenant, tenant);
                    http.Features.Get<IHttpMetricsTagsFeature>()?.Tags.Add(new(Tenant, tenant));
                    await next(http);
                    // The framework names the route to its meters alone; without it a span would say nothing, now that its path is gone.
                    if (http.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route })
                    {
                        Activity.Current?.SetTag("http.route", route);
                    }
                }
            );
        }
    }

    /// <summary>What a span may not carry out of the house: addresses hold tokens and words that people search for, and belong to persons.</summary>
    private sealed class LeanSpans : BaseProcessor<Activity>
    {
        private static readonly string[] Personal = ["url.path", "url.query", "url.full", "user_agent.original", "client.address", "network.peer.address", "network.peer.port"];

        public override void OnEnd(Activity data)
        {
            foreach (var tag in Personal)
            {
                data.SetTag(tag, null);
            }
        }
    }
}
