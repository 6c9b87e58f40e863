using System.Text.Json;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.RolloutGate.Http;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.RolloutGate.Syncing;

/// <summary>Asks the backend what a sync has to choose: the first distinct usable photos, in its order.</summary>
internal sealed class ExpectedPhotos(GateContext gate, StepRecord record)
{
    private const int MostPages = 20;

    private readonly PhotoReads _reads = new(gate, record);

    /// <summary>Asks for a person.</summary>
    /// <returns>The person, or why it can't be told.</returns>
    public async Task<(ExpectedPerson? Person, string? Problem)> OfAsync(
        Guid personId,
        bool isSeeded,
        CancellationToken cancellationToken
    )
    {
        List<ChosenPhoto> photos = [];
        var rank = 0;
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await gate.Client.RowsAsync(
                _reads.Of(personId, isSeeded, rank, gate.Client.Reads),
                record,
                cancellationToken
            );
            if (answer.Rows is not { } rows)
            {
                return (null, PhotoReads.ProblemOf(answer));
            }

            foreach (var row in rows)
            {
                rank++;
                if (UrlOf(row) is { } url && photos.Count < gate.MaxImagesPerPerson)
                {
                    Add(photos, new ChosenPhoto(url, rank));
                }
            }

            if (photos.Count >= gate.MaxImagesPerPerson || rows.Count < PhotoQuery.PageSize)
            {
                break;
            }
        }

        return (new ExpectedPerson(personId, isSeeded, photos), null);
    }

    /// <summary>Asks once more, and tells whether the answer is another one.</summary>
    public async Task<bool> HaveMovedAsync(IReadOnlyList<ExpectedPerson> expected, CancellationToken cancellationToken)
    {
        foreach (var person in expected)
        {
            var (again, _) = await OfAsync(person.PersonId, person.IsSeeded, cancellationToken);
            if (again is not null && !again.Photos.SequenceEqual(person.Photos))
            {
                return true;
            }
        }

        return false;
    }

    private static void Add(List<ChosenPhoto> photos, ChosenPhoto photo)
    {
        if (!photos.Exists(other => other.ServedUrl == photo.ServedUrl))
        {
            photos.Add(photo);
        }
    }

    private static string? UrlOf(JsonElement row)
    {
        if (!row.TryGetProperty("served_url", out var value) || value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return value.GetString() is { } url && ServedUrl.Judge(url) is null ? url : null;
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate, which no text can hold.
            return null;
        }
    }
}
