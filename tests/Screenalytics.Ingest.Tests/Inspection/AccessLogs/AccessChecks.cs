using Screenalytics.Ingest.Inspection.AccessLogs;

namespace Screenalytics.Ingest.Tests.Inspection.AccessLogs;

/// <summary>Verifies lines as a command would.</summary>
internal static class AccessChecks
{
    public static AccessReport Verify(IEnumerable<string> lines, OwnCalls? own = null, bool whole = true) =>
        VerifyFiles([lines], own, whole);

    public static AccessReport VerifyFiles(IEnumerable<string>[] files, OwnCalls? own = null, bool whole = true)
    {
        AccessFeed[] feeds =
        [
            .. files.Select((lines, i) => new AccessFeed($"access{i}.log", AccessWriter.StreamOf(lines), isFile: true)),
        ];
        return Verify(feeds, own, whole);
    }

    public static AccessReport Verify(AccessFeed[] feeds, OwnCalls? own = null, bool whole = true)
    {
        var verifying = AccessReader.VerifyAsync(feeds, whole, own, 10_000, TestContext.Current.CancellationToken);
        verifying.IsCompleted.ShouldBeTrue();
        return verifying.GetAwaiter().GetResult();
    }

    public static AccessFinding Only(this AccessReport report) => report.Findings.ShouldHaveSingleItem();
}
