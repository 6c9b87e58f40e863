namespace Screenalytics.Ingest.Contracts.Failures;

/// <summary>What a failure code means wherever it surfaces.</summary>
/// <param name="Code">The code.</param>
/// <param name="Message">One plain sentence: what happened and the way out.</param>
/// <param name="HttpStatus">The status of an HTTP answer that reports it.</param>
/// <param name="ExitCode">The exit code of a command that ends by it.</param>
/// <param name="StopsRun">Whether it would meet every further person too, so that the run cannot go on.</param>
public sealed record FailureInfo(FailureCode Code, string Message, int HttpStatus, int ExitCode, bool StopsRun);
