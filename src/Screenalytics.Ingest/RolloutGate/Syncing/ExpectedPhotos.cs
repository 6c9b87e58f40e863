using System.Globalization;
using System.Text.Json;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.RolloutGate.Http;
using Screenalytics.Ingest.Sync;
using Screenalytics.Ingest.TrrBackend;
using Screenalytics.Ingest.TrrBackend.Probing;

namespace Screenalytics.Ingest.RolloutGate.Syncing;

/// <summary>Asks the backend what a sync has to choose: the first distinct usable photos, in its order.</summary>
internal sealed class ExpectedPhotos(GateContext gate, StepRecord record)
{
    private const int MostPages = 20;

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
            var answer = await gate.Client.RowsAsync(RequestOf(personId, isSeeded, rank), record, cancellationToken);
            if (answer.Rows is not { } rows)
            {
                return (null, Words(answer));
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

    private RawRequest RequestOf(Guid personId, bool seedOnly, int offset)
    {
        var root = BackendAddress.TryParse(gate.Backend.ApiUrl, out var address, out _) ? address.ApiRoot : "";
        return new RawRequest(
            HttpMethod.Get,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{root}/screenalytics/people/{personId}/photos?seed_only={(seedOnly ? "true" : "false")}&limit={PhotoQuery.PageSize}&offset={offset}&via=rollout-gate"
            )
        )
        {
            Authorization = gate.Client.Reads,
        };
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

    private static string Words(RawAnswer answer) =>
        answer.Status == 0
            ? $"no answer ({FailureWords.Of(answer.Failure)})"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{answer.Status}{(answer.Detail is { } detail ? $", {detail}" : "")} ({FailureWords.Of(answer.Failure)})"
            );
}
