using System.Globalization;
using System.Text.RegularExpressions;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Storage;

/// <summary>Reads back what <see cref="CallsText"/> wrote.</summary>
internal static partial class CallsReader
{
    private const int Ok = 200;

    /// <summary>Reads the calls; a word that is none is left out.</summary>
    public static IReadOnlyList<CallReport> Read(string? text) =>
        string.IsNullOrEmpty(text)
            ? []
            : [.. text.Split(' ').Select(word => Word().Match(word)).Where(IsCall).Select(Call)];

    private static bool IsCall(Match match) => match.Success;

    private static CallReport Call(Match match)
    {
        var (status, failure) = ((int)Number(match, "status"), (FailureCode)Number(match, "failure"));
        return new CallReport
        {
            SeedOnly = match.Groups["call"].Value == "seed",
            Offset = (int)Number(match, "offset"),
            Profiled = match.Groups["profile"].Success,
            Status = status,
            Rows = (int)Number(match, "rows"),
            Bytes = Number(match, "bytes"),
            Attempts = (int)Number(match, "attempts"),
            Complete = status == Ok && failure == FailureCode.None,
            DurationMs = Number(match, "ms"),
            Failure = failure == FailureCode.None ? null : failure,
        };
    }

    private static long Number(Match match, string group) =>
        match.Groups[group] is { Success: true, ValueSpan: var digits }
            ? long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture)
            : 0;

    [GeneratedRegex(
        @"^(?<call>seed|all)(@(?<offset>\d{1,9}))?(?<profile>\+profile)?:(?<status>\d{1,3}):(?<rows>\d{1,9})r:(?<bytes>\d{1,18})b:(?<attempts>\d{1,9})x:(?<ms>\d{1,18})ms(:(?<failure>\d{1,4}))?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex Word();
}
