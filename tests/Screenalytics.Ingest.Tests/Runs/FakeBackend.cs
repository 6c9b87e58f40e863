using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.Runs;

/// <summary>A backend in memory: photos by person, a cast in pages, failures by person, and a gate to hold calls at.</summary>
internal sealed class FakeBackend : ITrrBackendClient, IBackendPace
{
    private int _inFlight;

    public event EventHandler? PlaceFreed;

    public event EventHandler<IntakeChangedEventArgs>? IntakeChanged;

    public int MaxConcurrency { get; init; } = 4;

    public string BackendHost => "trr.example.test";

    public int BackingOff { get; set; }

    /// <summary>Flagged photos by person; a person without an entry has none.</summary>
    public Dictionary<Guid, string[]> Seeds { get; } = [];

    /// <summary>All photos by person.</summary>
    public Dictionary<Guid, string[]> All { get; } = [];

    /// <summary>People whose calls fail, and how.</summary>
    public Dictionary<Guid, FailureCode> Failing { get; } = [];

    /// <summary>The cast's pages, one list a read; a read past the last repeats it.</summary>
    public List<CastPage[]> CastReads { get; } = [];

    /// <summary>Awaited by every photo call.</summary>
    public Func<Guid, CancellationToken, Task> Gate { get; set; } = (_, _) => Task.CompletedTask;

    public List<(Guid Person, bool SeedOnly)> Journal { get; } = [];

    public int MostInFlight { get; private set; }

    public void FreePlace() => PlaceFreed?.Invoke(this, EventArgs.Empty);

    public void Pause(bool paused) =>
        IntakeChanged?.Invoke(this, paused ? IntakeChangedEventArgs.Paused : IntakeChangedEventArgs.Resumed);

    public ValueTask<PhotoPage> GetSeedPhotosAsync(
        Guid personId,
        PhotoQuery query,
        CancellationToken cancellationToken
    ) => AnswerAsync(personId, seedOnly: true, Seeds, query, cancellationToken);

    public ValueTask<PhotoPage> GetAllPhotosAsync(
        ProvenEmpty proof,
        PhotoQuery query,
        CancellationToken cancellationToken
    ) => AnswerAsync(proof.PersonId, seedOnly: false, All, query, cancellationToken);

    public ValueTask<CastPage> GetEpisodeCastAsync(
        Guid episodeId,
        string? creditCategory,
        int offset,
        CancellationToken cancellationToken
    ) => GetSeasonCastAsync(episodeId, offset, cancellationToken);

    public ValueTask<CastPage> GetSeasonCastAsync(Guid seasonId, int offset, CancellationToken cancellationToken)
    {
        _castRead += offset == 0 ? 1 : 0;
        var pages = CastReads[Math.Min(_castRead, CastReads.Count) - 1];
        return ValueTask.FromResult(pages[offset / PhotoQuery.PageSize]);
    }

    public ValueTask<SeedToggleResult> SetFacebankSeedAsync(
        Guid personId,
        Guid linkId,
        bool facebankSeed,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    private int _castRead;

    private async ValueTask<PhotoPage> AnswerAsync(
        Guid personId,
        bool seedOnly,
        Dictionary<Guid, string[]> photos,
        PhotoQuery query,
        CancellationToken cancellationToken
    )
    {
        lock (Journal)
        {
            Journal.Add((personId, seedOnly));
            MostInFlight = Math.Max(MostInFlight, ++_inFlight);
        }

        try
        {
            await Gate(personId, cancellationToken);
        }
        finally
        {
            lock (Journal)
            {
                _inFlight--;
            }
        }

        var failure = Failing.GetValueOrDefault(personId);
        var rows = failure == FailureCode.None ? photos.GetValueOrDefault(personId, []) : [];
        var call = new PhotoCall
        {
            PersonId = personId,
            SeedOnly = seedOnly,
            Offset = query.Offset,
            Limit = PhotoQuery.PageSize,
            Attempts = failure == FailureCode.None ? 1 : 5,
            Status = failure == FailureCode.None ? 200 : 500,
            Rows = rows.Length,
            Complete = failure == FailureCode.None,
            Failure = failure,
        };
        return new PhotoPage(call, [.. rows.Select(PhotoRow.Of)]);
    }

    public static CastPage Page(params Guid[] people) =>
        new([.. people.Select(id => new CastRow(id, null))], 1, 200, FailureCode.None, null);

    public static CastPage Broken(FailureCode failure, int status) => new([], 5, status, failure, "out of order");
}
