using System.Diagnostics.CodeAnalysis;
using Serilog.Core;
using Serilog.Events;

namespace Screenalytics.Ingest.Diagnostics;

/// <summary>Leaves batches of events in one piece.</summary>
internal sealed class BatchesAsTheyAre : IDestructuringPolicy
{
    /// <inheritdoc/>
    public bool TryDestructure(
        object value,
        ILogEventPropertyValueFactory propertyValueFactory,
        [NotNullWhen(true)] out LogEventPropertyValue? result
    )
    {
        result = value is IEventBatch ? new ScalarValue(value) : null;
        return result is not null;
    }
}
