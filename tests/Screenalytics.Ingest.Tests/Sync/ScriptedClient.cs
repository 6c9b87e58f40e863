using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.TrrBackend;

namespace Screenalytics.Ingest.Tests.Sync;

/// <summary>Plays answers one after the other, whatever is asked, and keeps a journal of what was asked.</summary>
internal sealed class ScriptedClient(IReadOnlyList<ScriptedAnswer> answers) : ITrrBackendClient
{
    public List<PhotoCall> Journal { get; } = [];

    public ValueTask<PhotoPage> GetSeedPhotosAsync(
        Guid personId,
        PhotoQuery query,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult(Play(personId, seedOnly: true, query));

    public ValueTask<PhotoPage> GetAllPhotosAsync(
        ProvenEmpty proof,
        PhotoQuery query,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult(Play(proof.PersonId, seedOnly: false, query));

    public ValueTask<CastPage> GetEpisodeCastAsync(
        Guid episodeId,
        string? creditCategory,
        int offset,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public ValueTask<CastPage> GetSeasonCastAsync(Guid seasonId, int offset, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask<SeedToggleResult> SetFacebankSeedAsync(
        Guid personId,
        Guid linkId,
        bool facebankSeed,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    private PhotoPage Play(Guid personId, bool seedOnly, PhotoQuery query)
    {
        var answer = Journal.Count < answers.Count ? answers[Journal.Count] : ScriptedAnswer.NoMore;
        var call = new PhotoCall
        {
            PersonId = personId,
            SeedOnly = seedOnly,
            Offset = query.Offset,
            Limit = PhotoQuery.PageSize,
            Profiled = query.Profile is not null,
            Attempts = 1,
            Status = answer.Status,
            Rows = answer.Rows.Count,
            Complete = answer.Complete,
            Failure = answer.Failure,
        };
        Journal.Add(call);
        return new PhotoPage(call, answer.Rows);
    }
}

/// <summary>An answer to play.</summary>
internal sealed record ScriptedAnswer(int Status, bool Complete, FailureCode Failure, IReadOnlyList<PhotoRow> Rows)
{
    public static readonly ScriptedAnswer NoMore = new(0, false, FailureCode.ConnectionFailed, []);

    public static ScriptedAnswer Of(params PhotoRow[] rows) => new(200, true, FailureCode.None, rows);

    public override string ToString() => $"{Status}/{(Complete ? "complete" : "cut")}/{Failure}/{Rows.Count}";
}
