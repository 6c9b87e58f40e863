using Screenalytics.Ingest.Inspection.Fallback;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Cli.Logs;

/// <summary>A form of what <c>logs fallback</c> tells.</summary>
internal interface IFallbackOutput : IAsyncDisposable
{
    /// <summary>Whose hours and days are meant.</summary>
    TimeZoneInfo Zone { get; }

    /// <summary>A person who is wanted.</summary>
    void OnPerson(LoggedPerson person, string reason);

    /// <summary>All that was there at the beginning is read; what follows is new.</summary>
    void OnCaughtUp() { }

    /// <summary>Everything is read.</summary>
    Task CompleteAsync(FallbackReport report);
}
