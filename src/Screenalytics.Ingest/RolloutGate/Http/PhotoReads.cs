using System.Globalization;
using System.Text.Json;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.TrrBackend.Probing;

namespace Screenalytics.Ingest.RolloutGate.Http;

/// <summary>Reads people's photos as a gate does: marked, so that an access log tells them from a sync's.</summary>
internal sealed class PhotoReads(GateContext gate, StepRecord record)
{
    private const int MostPages = 40;

    /// <summary>A request for a page.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="seedOnly">Whether only flagged ones are asked for; null leaves it to the backend's default.</param>
    /// <param name="offset">Where the page begins.</param>
    /// <param name="authorization">The credential, or null for none.</param>
    public RawRequest Of(Guid personId, bool? seedOnly, int offset, RawSecret? authorization)
    {
        var filter = seedOnly is { } only ? $"seed_only={ToggleAnswers.Flag(only)}&" : "";
        return new RawRequest(
            HttpMethod.Get,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{TogglePatch.RootOf(gate)}/screenalytics/people/{personId}/photos?{filter}limit={PhotoQuery.PageSize}&offset={offset}&via=rollout-gate"
            )
        )
        {
            Authorization = authorization,
        };
    }

    /// <summary>Reads all pages with the reads' credential.</summary>
    public async Task<PhotoListing> AllAsync(Guid personId, bool? seedOnly, CancellationToken cancellationToken)
    {
        List<JsonElement> rows = [];
        for (var page = 1; page <= MostPages; page++)
        {
            var answer = await gate.Client.RowsAsync(
                Of(personId, seedOnly, rows.Count, gate.Client.Reads),
                record,
                cancellationToken
            );
            if (answer.Rows is not { } more)
            {
                return new PhotoListing(rows, page, ProblemOf(answer));
            }

            rows.AddRange(more);
            if (more.Count > PhotoQuery.PageSize)
            {
                return new PhotoListing(
                    rows,
                    page,
                    $"{more.Count} rows though at most {PhotoQuery.PageSize} were asked for"
                );
            }

            if (more.Count < PhotoQuery.PageSize)
            {
                return new PhotoListing(rows, page, null);
            }
        }

        return new PhotoListing(rows, MostPages, $"the photos do not end within {rows.Count} rows");
    }

    /// <summary>Why an answer is no list, in words.</summary>
    public static string ProblemOf(RawAnswer answer) =>
        answer.Status is >= 200 and < 300 ? AnswerWords.Of(answer) : AnswerWords.WithMeaning(answer, Party.Backend);
}
