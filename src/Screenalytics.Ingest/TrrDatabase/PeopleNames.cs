using System.Collections.Concurrent;

namespace Screenalytics.Ingest.TrrDatabase;

/// <summary>
/// People's names, for those who look: kept for a while, and left away for a while when TRR's database does not answer,
/// so that no page waits for an ornament.
/// </summary>
internal sealed class PeopleNames(TrrSession session, TimeProvider time)
{
    private const int MostKept = 20_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<Guid, (string? Name, long At)> _kept = new();
    private long _restedFrom;
    private volatile Found _found;

    private enum Found
    {
        NotYet,
        Names,
        None,
    }

    /// <summary>The names that are known, or none.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> OfAsync(
        IReadOnlyCollection<Guid> people,
        CancellationToken cancellationToken
    )
    {
        Guid[] missing = [.. people.Where(person => !IsKept(person)).Distinct()];
        if (missing.Length > 0 && _found != Found.None && !Rests)
        {
            using var patience = new CancellationTokenSource(Patience, time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
            try
            {
                await LearnAsync(missing, both.Token);
            }
            catch (Exception e) when (e is TrrDatabaseException || IsOver(e, cancellationToken))
            {
                Volatile.Write(ref _restedFrom, time.GetTimestamp());
            }
        }

        return people
            .Distinct()
            .Select(person => (person, _kept.GetValueOrDefault(person).Name))
            .Where(pair => pair.Name is not null)
            .ToDictionary(pair => pair.person, pair => pair.Name!);
    }

    /// <summary>Whether there are names; found out once.</summary>
    /// <exception cref="TrrDatabaseException">TRR's database can't be asked.</exception>
    public async Task<bool> AreThereAsync(CancellationToken cancellationToken)
    {
        if (_found == Found.NotYet)
        {
            var found = await session.AskBrieflyAsync(
                NamesSql.Catalog,
                [],
                row => row.GetBoolean(0),
                cancellationToken
            );
            _found = found is [true] ? Found.Names : Found.None;
        }

        return _found == Found.Names;
    }

    private bool Rests => Volatile.Read(ref _restedFrom) is > 0 and var from && time.GetElapsedTime(from) < Rest;

    private bool IsKept(Guid person) => _kept.TryGetValue(person, out var kept) && time.GetElapsedTime(kept.At) < Life;

    private async Task LearnAsync(Guid[] people, CancellationToken cancellationToken)
    {
        if (!await AreThereAsync(cancellationToken))
        {
            return;
        }

        var rows = await session.AskBrieflyAsync(
            NamesSql.OfPeople,
            [people],
            row => (Id: row.GetGuid(0), Name: row.GetString(1)),
            cancellationToken
        );
        if (_kept.Count + people.Length > MostKept)
        {
            _kept.Clear();
        }

        var now = time.GetTimestamp();
        var names = rows.ToLookup(row => row.Id, row => row.Name);
        foreach (var person in people)
        {
            _kept[person] = (names[person].FirstOrDefault(name => !string.IsNullOrWhiteSpace(name)), now);
        }
    }

    private static bool IsOver(Exception exception, CancellationToken caller) =>
        exception is OperationCanceledException && !caller.IsCancellationRequested;
}
