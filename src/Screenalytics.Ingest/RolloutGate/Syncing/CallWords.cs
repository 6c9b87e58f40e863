using System.Globalization;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.RolloutGate.Syncing;

/// <summary>Calls for photos in words, whichever of a sync's records tells of them.</summary>
internal static class CallWords
{
    /// <summary>Calls, one after the other.</summary>
    public static string Of(IReadOnlyList<CallReport> calls) =>
        calls.Count == 0 ? "no call" : string.Join(", then ", calls.Select(Of));

    /// <summary>The calls of a sync as its history tells them.</summary>
    public static CallReport Report(PhotoCall call) =>
        new()
        {
            SeedOnly = call.SeedOnly,
            Offset = call.Offset,
            Profiled = call.Profiled,
            Attempts = call.Attempts,
            Status = call.Status,
            Rows = call.Rows,
            Bytes = call.Bytes,
            Complete = call.Complete,
            DurationMs = call.Duration.TotalMilliseconds,
            Failure = call.Failure == FailureCode.None ? null : call.Failure,
        };

    /// <summary>A call as the log tells it.</summary>
    public static LoggedCall Logged(CallReport call) =>
        new(
            call.SeedOnly,
            call.Offset,
            call.Profiled,
            call.Attempts,
            call.Status,
            call.Rows,
            call.Bytes,
            call.Complete,
            call.DurationMs,
            call.Failure is { } failure ? EnumNames.Of(failure) : null
        );

    private static string Of(CallReport call)
    {
        var offset = call.Offset > 0 ? $" at offset {call.Offset}" : "";
        var attempts = call.Attempts == 1 ? "1 attempt" : $"{call.Attempts} attempts";
        var answer =
            call.Failure is { } failure ? $"{call.Status} ({EnumNames.Of(failure)})"
            : call.Complete ? $"{call.Status} with {call.Rows} row{(call.Rows == 1 ? "" : "s")}"
            : $"{call.Status}, cut short";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"seed_only={(call.SeedOnly ? "true" : "false")}{offset}{(call.Profiled ? " with a profile" : "")} answered {answer} after {attempts} and {call.DurationMs:0} ms"
        );
    }
}
