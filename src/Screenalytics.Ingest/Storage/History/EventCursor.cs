using System.Globalization;

namespace Screenalytics.Ingest.Storage.History;

/// <summary>A place in the order of a run's commits.</summary>
/// <param name="Transaction">The transaction.</param>
/// <param name="Batch">The batch that it filed.</param>
/// <param name="Index">The place in the batch, from 1; 0 before the first.</param>
internal readonly record struct EventCursor(ulong Transaction, long Batch, int Index)
{
    /// <summary>Reads a cursor; null is the beginning.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static EventCursor Parse(string? text)
    {
        if (text is null)
        {
            return default;
        }

        var culture = CultureInfo.InvariantCulture;
        return
            text.Split('-') is [var transaction, var batch, var index]
            && ulong.TryParse(transaction, NumberStyles.None, culture, out var first)
            && long.TryParse(batch, NumberStyles.None, culture, out var second)
            && int.TryParse(index, NumberStyles.None, culture, out var third)
            ? new EventCursor(first, second, third)
            : throw new FormatException(
                $"'{text}' is no cursor of a run's events: pass the id of an event as it was sent."
            );
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Transaction}-{Batch}-{Index}");
}
