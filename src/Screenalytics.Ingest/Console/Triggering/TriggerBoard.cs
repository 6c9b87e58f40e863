using Screenalytics.Ingest.Api;
using Screenalytics.Ingest.Console.Gallery;
using Screenalytics.Ingest.Console.Parts;
using Screenalytics.Ingest.Console.Security;
using Screenalytics.Ingest.Console.Shell;
using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.Console.Triggering;

/// <summary>Fills the page that starts runs.</summary>
internal sealed class TriggerBoard(
    ITargetStore targets,
    IRunHistory history,
    IRunStore store,
    IApiHost host,
    TrrPort trr,
    TimeProvider time
)
{
    private const int MostKnown = 12;
    private const int MostFound = 20;
    private const int LeastLetters = 2;

    /// <summary>Images a person when nothing else is asked for.</summary>
    public int MaxImages => host.MaxImagesPerPerson;

    /// <summary>The page as it is opened, or as it comes back with what is wrong.</summary>
    public async Task<TriggerModel> ShowAsync(
        TriggerForm form,
        FieldErrors errors,
        ConsoleUser user,
        CancellationToken stop
    )
    {
        var known = await targets.TargetsAsync(stop);
        return new TriggerModel
        {
            Now = time.GetUtcNow(),
            Form = form,
            Errors = errors,
            MayStart = user.Can(ConsoleRole.Operator),
            Who = user.Name,
            CanFind = trr.Gallery is not null,
            ListNote = form.Kind == TargetKind.People ? NoteOf(PastedIds.Read(form.People)) : null,
            PeopleOfRun =
                form.Kind == TargetKind.PeopleOfRun && IdText.TryParse(form.OfRun, out var run)
                    ? (await history.FindAsync(run, stop))?.Counts.People
                    : null,
            Known =
            [
                .. known
                    .OrderByDescending(target => target.LastRunAt)
                    .Take(MostKnown)
                    .Select(target => new KnownTarget(
                        target,
                        PageUrl.Of(TriggerEndpoints.Path, TriggerFields.Of(target.Target, target.LastRunId))
                    )),
            ],
        };
    }

    /// <summary>The page with those who were looked for.</summary>
    public async Task<TriggerModel> FindAsync(TriggerForm form, ConsoleUser user, CancellationToken stop)
    {
        var page = await ShowAsync(form, new FieldErrors(), user, stop);
        if (trr.Gallery is not { } gallery)
        {
            return page;
        }

        if (form.Find.Length < LeastLetters)
        {
            return page with { FindNote = "Give at least two letters of a name, or the beginning of an id." };
        }

        try
        {
            var matches = await gallery.SearchPeopleAsync(form.Find, MostFound, stop);
            var listed = PastedIds.Read(form.People).Ids.ToHashSet();
            return page with
            {
                Found =
                [
                    .. matches.People.Select(match => new FoundName(
                        match.PersonId,
                        match.Name,
                        listed.Contains(match.PersonId)
                    )),
                ],
                FindNote = NoteOf(matches),
            };
        }
        catch (TrrDatabaseException e)
        {
            return page with { FindNote = e.Message };
        }
    }

    /// <summary>The form with somebody more in its list.</summary>
    public async Task<TriggerForm> AddAsync(TriggerForm form, Guid personId, CancellationToken stop)
    {
        if (PastedIds.Read(form.People).Ids.Contains(personId))
        {
            return form;
        }

        var name = await trr.NameAsync(personId, stop);
        var list = form.People.TrimEnd();
        var line = name is null ? $"{personId}" : $"{personId}  # {name.ReplaceLineEndings(" ")}";
        return form with { People = list.Length == 0 ? line : $"{list}\n{line}" };
    }

    /// <summary>The people of a run as a target; null when it has none.</summary>
    public async Task<PeopleTarget?> PeopleOfAsync(Guid runId, CancellationToken stop) =>
        await store.KnownPeopleAsync(runId, stop) is { Length: > 0 } people ? PeopleTarget.Of(people) : null;

    private static string? NoteOf(PastedIds pasted) =>
        pasted.Ids.Count == 0 && pasted.Bad == 0
            ? null
            : Words.Count(pasted.Ids.Count, "person", "people")
                + (pasted.Repeated > 0 ? $", {Words.Count(pasted.Repeated, "repetition")} left out" : "")
                + (
                    pasted.Bad > 0
                        ? $", {Words.Count(pasted.Bad, "word")} that {(pasted.Bad == 1 ? "is" : "are")} no id"
                        : ""
                );

    private static string? NoteOf(PeopleMatches matches) =>
        matches.Names switch
        {
            NameSearched.NoNames => "TRR's database has no names that may be read: people are found by their id alone.",
            NameSearched.TookTooLong =>
                "TRR's database took too long, so somebody may be missing: give more of the name.",
            _ when matches.More => $"These are the first {MostFound}: give more of the name to see others.",
            _ => null,
        };
}
