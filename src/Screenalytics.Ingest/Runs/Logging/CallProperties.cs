using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Logging;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.Diagnostics.Json;

namespace Screenalytics.Ingest.Runs.Logging;

/// <summary>What the log tells of a call.</summary>
internal static class CallProperties
{
    /// <summary>Writes them as the fields of an object.</summary>
    public static void Write(in PhotoCall call, JsonLines lines)
    {
        lines.Raw("\"SeedOnly\":"u8);
        lines.Flag(call.SeedOnly);
        if (call.Offset != 0)
        {
            lines.Raw(",\"Offset\":"u8);
            lines.Number(call.Offset);
        }

        if (call.Profiled)
        {
            lines.Raw(",\"Profiled\":true"u8);
        }

        lines.Raw(",\"Attempts\":"u8);
        lines.Number(call.Attempts);
        lines.Raw(",\"Status\":"u8);
        lines.Number(call.Status);
        lines.Raw(",\"Rows\":"u8);
        lines.Number(call.Rows);
        lines.Raw(",\"Bytes\":"u8);
        lines.Number(call.Bytes);
        lines.Raw(call.Complete ? ",\"Complete\":true,\"DurationMs\":"u8 : ",\"Complete\":false,\"DurationMs\":"u8);
        lines.Milliseconds(call.Duration);
        if (call.Failure != FailureCode.None)
        {
            lines.Raw(",\"Failure\":"u8);
            lines.Verbatim(EnumNames.Of(call.Failure));
        }
    }

    /// <summary>The same by name, for logs that are no files.</summary>
    public static IReadOnlyDictionary<string, object?> Of(in PhotoCall call)
    {
        var properties = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [LogProperties.SeedOnly] = call.SeedOnly,
            [LogProperties.Attempts] = call.Attempts,
            [LogProperties.Status] = call.Status,
            [LogProperties.Rows] = call.Rows,
            [LogProperties.Bytes] = call.Bytes,
            [LogProperties.Complete] = call.Complete,
            [LogProperties.DurationMs] = DurationOf(call),
        };
        if (call.Offset != 0)
        {
            properties[LogProperties.Offset] = call.Offset;
        }

        if (call.Profiled)
        {
            properties[LogProperties.Profiled] = true;
        }

        if (call.Failure != FailureCode.None)
        {
            properties[LogProperties.Failure] = EnumNames.Of(call.Failure);
        }

        return properties;
    }

    /// <summary>How long a call took, in milliseconds, to the microsecond.</summary>
    public static double DurationOf(in PhotoCall call) => Math.Round(Math.Max(0, call.Duration.TotalMilliseconds), 3);
}
