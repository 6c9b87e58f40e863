using Screenalytics.Ingest.Inspection.AccessLogs;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.RolloutGate.Syncing;

/// <summary>What the backend's access logs tell of the two people since a sync began.</summary>
/// <param name="Report">What the verification came to.</param>
/// <param name="Requests">The requests for the two people, in order.</param>
internal sealed record AccessedSync(AccessReport Report, IReadOnlyList<PhotoRequest> Requests)
{
    private const int MostFindings = 10;

    // By how much this program's clock and the backend's may differ, and more.
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(1);

    /// <summary>Reads what was logged since files were marked.</summary>
    /// <exception cref="LogSourceException">A file can't be read.</exception>
    public static async Task<AccessedSync> ReadAsync(
        IReadOnlyList<string> paths,
        SyncedPeople synced,
        CancellationToken cancellationToken
    )
    {
        var people = synced.People.ToHashSet();
        List<PhotoRequest> requests = [];
        List<AccessFeed> feeds = [];
        try
        {
            foreach (var path in AccessFiles.Of(paths).Where(synced.AccessLogs.HasNews))
            {
                feeds.Add(new AccessFeed(path, synced.AccessLogs.OpenNews(path), isFile: true));
            }

            // Whole: what is before the marks was sent before the sync, and permits nothing of it.
            var report = await AccessReader.VerifyAsync(
                feeds,
                isWhole: true,
                OwnOf(synced),
                MostFindings,
                cancellationToken,
                request =>
                {
                    var isWanted = people.Contains(request.PersonId);
                    if (isWanted)
                    {
                        requests.Add(request);
                    }

                    return isWanted;
                }
            );
            return new AccessedSync(report, requests);
        }
        finally
        {
            foreach (var feed in feeds)
            {
                await feed.DisposeAsync();
            }
        }
    }

    /// <summary>Whether every call that the sync made and got an answer to is there.</summary>
    public bool TellsAll(SyncedPeople synced) =>
        synced.Sync.Results.All(result =>
            result.Calls.Count(call => call is { SeedOnly: true, Status: not 0 }) <= CountOf(result.PersonId, true)
            && result.Calls.Count(call => call is { SeedOnly: false, Status: not 0 }) <= CountOf(result.PersonId, false)
        );

    /// <summary>How often something was asked for a person.</summary>
    public int CountOf(Guid personId, bool seedOnly) =>
        Requests.Count(request => request.PersonId == personId && request.SeedOnly == seedOnly);

    /// <summary>The requests for a person, in words.</summary>
    public string WordsOf(Guid personId) =>
        string.Join(
            ", then ",
            Requests
                .Where(request => request.PersonId == personId)
                .Select(request =>
                    $"seed_only={(request.SeedOnly ? "true" : "false")} answered {request.Status}{SizeWords(request.Answer)}"
                )
        );

    private static string SizeWords(AnswerKind answer) =>
        answer switch
        {
            AnswerKind.Empty => " with an empty list",
            AnswerKind.Rows => " with rows",
            _ => "",
        };

    private static OwnCalls OwnOf(SyncedPeople synced)
    {
        var own = new OwnCalls { IsWhole = true };
        foreach (var result in synced.Sync.Results)
        {
            own.OnPerson(
                new LoggedPerson
                {
                    Place = default,
                    Time = synced.Sync.StartedAt - Slack,
                    RunId = synced.RunId,
                    PersonId = result.PersonId,
                    Calls = [.. result.Calls.Select(call => CallWords.Logged(CallWords.Report(call)))],
                }
            );
        }

        own.OnRun(
            new LoggedRun
            {
                Place = default,
                EventId = 0,
                Time = synced.Sync.FinishedAt + Slack,
                RunId = synced.RunId,
            }
        );
        return own;
    }
}
