using System.Diagnostics;
using OpenTelemetry;

namespace Screenalytics.Ingest.Diagnostics.Telemetry;

/// <summary>
/// Looks at every span before it is exported: takes secrets out, leaves out what is asked every few seconds for ever, and
/// keeps the beginning of long SQL.
/// </summary>
/// <param name="redact">Takes secrets out of a text.</param>
internal sealed class SpanTidier(Func<string, string> redact) : BaseProcessor<Activity>
{
    private const string Health = "/health";
    private const string Query = "db.query.text";
    private const int MostOfAQuery = 256;

    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        if (data.Kind == ActivityKind.Server && IsHealth(data))
        {
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
            return;
        }

        List<(string Key, string Value)>? changed = null;
        foreach (ref readonly var tag in data.EnumerateTagObjects())
        {
            if (tag.Value is string text && Tidy(tag.Key, text) is var tidy && !ReferenceEquals(tidy, text))
            {
                (changed ??= []).Add((tag.Key, tidy));
            }
        }

        foreach (var (key, value) in changed ?? [])
        {
            data.SetTag(key, value);
        }

        if (data.StatusDescription is { } description)
        {
            data.SetStatus(data.Status, redact(description));
        }
    }

    private static bool IsHealth(Activity data) =>
        data.GetTagItem("url.path") is string path && path.StartsWith(Health, StringComparison.Ordinal);

    private string Tidy(string key, string text) =>
        redact(key == Query && text.Length > MostOfAQuery ? text[..MostOfAQuery] : text);
}
