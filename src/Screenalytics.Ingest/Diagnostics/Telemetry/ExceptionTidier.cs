using System.Diagnostics;

namespace Screenalytics.Ingest.Diagnostics.Telemetry;

/// <summary>Takes secrets out of the exceptions that libraries note on their spans.</summary>
internal static class ExceptionTidier
{
    /// <summary>Begins; until it is disposed.</summary>
    /// <param name="redact">Takes secrets out of a text.</param>
    public static IDisposable Start(Func<string, string> redact)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => Array.IndexOf(FrameworkSources.Activities, source.Name) >= 0,
            // What is noted already is not noted again by who adds the exception.
            ExceptionRecorder = (Activity _, Exception exception, ref TagList tags) =>
            {
                tags.Add("exception.message", redact(exception.Message));
                tags.Add("exception.stacktrace", redact(exception.ToString()));
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
