using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace AnswerBot.Host.Telemetry;

/// <summary>Sends traces and metrics to a collector, where one is configured; otherwise nothing is even collected.</summary>
internal static class TelemetryExport
{
    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection($"{AnswerBotOptions.Section}:Telemetry").Get<TelemetryOptions>() ?? new TelemetryOptions();
        if (string.IsNullOrEmpty(options.OtlpEndpoint))
        {
            return;
        }

        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(options.ServiceName, serviceVersion: typeof(TelemetryExport).Assembly.GetName().Version?.ToString(3)))
            .WithTracing(traces => traces
                .AddSource(Instruments.Name)
                .AddAspNetCoreInstrumentation(web => web.RecordException = false)
                .AddHttpClientInstrumentation(http => http.RecordException = false)
                .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(options.TracedShare)))
                .AddProcessor(new AddressScrubber())
                .AddOtlpExporter(exporter => Configure(exporter, options, "v1/traces")))
            .WithMetrics(metrics => metrics
                .AddMeter(Instruments.Name)
                .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime")
                .AddOtlpExporter((exporter, reader) =>
                {
                    Configure(exporter, options, "v1/metrics");
                    reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)options.MetricsInterval.TotalMilliseconds;
                }));
    }

    // With an endpoint set in code the exporter does not add the paths itself.
    private static void Configure(OtlpExporterOptions exporter, TelemetryOptions options, string path)
    {
        var isGrpc = options.OtlpProtocol == OtlpProtocol.Grpc;
        exporter.Protocol = isGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = new Uri(isGrpc ? options.OtlpEndpoint! : options.OtlpEndpoint!.TrimEnd('/') + "/" + path);
    }
}
