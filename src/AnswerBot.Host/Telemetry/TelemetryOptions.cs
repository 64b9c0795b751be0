using System.ComponentModel.DataAnnotations;

namespace AnswerBot.Host.Telemetry;

/// <summary>Where traces and metrics go.</summary>
public sealed class TelemetryOptions
{
    /// <summary>An OpenTelemetry collector, such as <c>http://localhost:4317</c>. Default none: nothing is exported.</summary>
    [Url]
    public string? OtlpEndpoint { get; init; }

    /// <summary>How to speak to it: <c>Grpc</c> (usually port 4317) or <c>HttpProtobuf</c> (usually port 4318; the paths <c>/v1/traces</c> and <c>/v1/metrics</c> are added). Default <c>Grpc</c>.</summary>
    [EnumDataType(typeof(OtlpProtocol))]
    public OtlpProtocol OtlpProtocol { get; init; } = OtlpProtocol.Grpc;

    /// <summary>Name of this service in the collector. Default <c>answerbot</c>.</summary>
    [Required]
    public string ServiceName { get; init; } = "answerbot";

    /// <summary>Share of requests that are traced, 0 to 1. Default 1. Metrics count all.</summary>
    [Range(0, 1)]
    public double TracedShare { get; init; } = 1;

    /// <summary>How often metrics are sent, 1 second to 1 hour. Default 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan MetricsInterval { get; init; } = TimeSpan.FromMinutes(1);
}

/// <summary>How to speak to a collector.</summary>
public enum OtlpProtocol
{
    /// <summary>gRPC.</summary>
    Grpc,

    /// <summary>HTTP with Protocol Buffers.</summary>
    HttpProtobuf,
}
