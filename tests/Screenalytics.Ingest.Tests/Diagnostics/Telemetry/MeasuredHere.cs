using System.Diagnostics.Metrics;
using Screenalytics.Ingest.Contracts.Telemetry;

namespace Screenalytics.Ingest.Tests.Diagnostics.Telemetry;

/// <summary>Listens to the program's instruments, as far as they are measured on the test's own thread.</summary>
internal sealed class MeasuredHere : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly List<(string Name, double Value, string Tags)> _measured = [];

    public MeasuredHere()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == TelemetryNames.Source)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>The measurements of an instrument: the value and the tags as <c>name=value</c>, ordered.</summary>
    public List<(double Value, string Tags)> Of(InstrumentInfo info) =>
        [.. _measured.Where(one => one.Name == info.Name).Select(one => (one.Value, one.Tags))];

    /// <summary>Reads the gauges.</summary>
    public void Read() => _listener.RecordObservableInstruments();

    public void Dispose() => _listener.Dispose();

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (Environment.CurrentManagedThreadId == _thread)
        {
            var texts = tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}".ToLowerInvariant()).Order();
            _measured.Add((instrument.Name, value, string.Join(' ', texts)));
        }
    }
}
