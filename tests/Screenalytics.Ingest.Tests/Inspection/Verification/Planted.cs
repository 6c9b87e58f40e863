using Screenalytics.Ingest.Inspection.Reading;
using Screenalytics.Ingest.Inspection.Verification;

namespace Screenalytics.Ingest.Tests.Inspection.Verification;

/// <summary>A log with one planted violation, and what has to be found.</summary>
internal sealed record Planted(SampleLog Log, FindingKind Kind, LogPlace Place)
{
    public static Planted At(SampleLog log, FindingKind kind, (int File, int Index) found)
    {
        found.Index.ShouldBeGreaterThanOrEqualTo(0);
        return new Planted(log, kind, new LogPlace(SampleLog.NameOf(found.File), found.Index + 1));
    }
}
