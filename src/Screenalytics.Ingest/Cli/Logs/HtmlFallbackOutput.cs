using System.Text;
using Screenalytics.Ingest.Inspection.Fallback;
using Screenalytics.Ingest.Inspection.Fallback.Html;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Cli.Logs;

/// <summary>One page for a browser, which needs nothing else.</summary>
internal sealed class HtmlFallbackOutput(CliConsole console) : IFallbackOutput
{
    private readonly PeopleSample _sample = new(FallbackPage.MostPeople);

    /// <inheritdoc/>
    public TimeZoneInfo Zone => console.Time.LocalTimeZone;

    /// <inheritdoc/>
    public void OnPerson(LoggedPerson person, string reason) => _sample.Add(person, reason);

    /// <inheritdoc/>
    public Task CompleteAsync(FallbackReport report)
    {
        var page = FallbackPage.Render(report, _sample.ByImportance(), Zone, console.Time.GetUtcNow());
        console.Output.Write(Encoding.UTF8.GetBytes(page));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
