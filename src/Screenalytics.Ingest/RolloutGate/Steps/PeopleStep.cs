using Screenalytics.Ingest.RolloutGate.Photos;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.RolloutGate.Steps;

/// <summary>Finds whom the gate works on: those who are given, else people chosen from TRR's database.</summary>
internal sealed class PeopleStep : IGateStep
{
    /// <summary>The step's id.</summary>
    public const string Id = "people";

    private const string Seeded = "seeded";
    private const string Unseeded = "unseeded";
    private const string Toggle = "toggle";
    private const string SeededExpected = "there is somebody with flagged photos to work on";
    private const string UnseededExpected = "there is somebody with photos, none of them flagged, to work on";
    private const string ToggleExpected = "there is a gallery photo whose flag can be set and cleared for a moment";

    /// <inheritdoc/>
    public GateStepInfo Info { get; } =
        new(
            Id,
            "There are a seeded and an unseeded person, and a photo to toggle",
            "Takes the people and the link that are given and sees whether they are as they should be, or chooses "
                + "them from TRR's database: small galleries, and nobody whose images are in the face bank already.",
            []
        );

    /// <inheritdoc/>
    public async Task RunAsync(GateContext gate, StepRecord record, CancellationToken cancellationToken)
    {
        var gallery = gate.Disproven.Contains(TrrDatabaseStep.Id) ? null : gate.Gallery;
        if (gallery is null)
        {
            DeclaredPeople.Take(gate, record);
            return;
        }

        try
        {
            await FindAsync(gate, record, new GalleryPeople(gate, gallery, cancellationToken));
            gate.GalleriesBefore = await GalleryLook.AtPeopleAsync(gate, cancellationToken);
        }
        catch (TrrDatabaseException e)
        {
            record.NotJudged("choice", "people can be looked up and chosen", e.Message, "Mend what is named.");
        }
    }

    private static async Task FindAsync(GateContext gate, StepRecord record, GalleryPeople people)
    {
        var environment = gate.Environment;
        gate.People = new GatePeople(null, null, null);
        var seeded = environment.SeededPerson is { } given
            ? Given(record, Seeded, SeededExpected, await people.OfAsync(given), person => person.NotSeeded)
            : await ChooseAsync(record, people, Seeded, SeededExpected, person => person.NotSeeded);
        gate.People = gate.People with { Seeded = seeded?.PersonId };
        var unseeded = environment.UnseededPerson is { } other
            ? Given(record, Unseeded, UnseededExpected, await people.OfAsync(other), person => person.NotUnseeded)
            : await ChooseAsync(record, people, Unseeded, UnseededExpected, person => person.NotUnseeded);
        gate.People = gate.People with { Unseeded = unseeded?.PersonId };
        gate.People = gate.People with { Toggle = await ToggleAsync(environment, record, people, seeded) };
    }

    private static PersonFacts? Given(
        StepRecord record,
        string check,
        string expected,
        PersonFacts person,
        Func<PersonFacts, string?> problem
    )
    {
        record.Uses($"{check}_person", $"{person.PersonId}");
        record.Uses($"{check}_because", "given");
        if (problem(person) is { } why)
        {
            record.Disproven(
                check,
                expected,
                $"person {person.PersonId}, given as the {check} person, {why}",
                $"Correct --{check} or people.{check} of the environment's file, or leave them out to have somebody chosen."
            );
            return null;
        }

        record.Proven(check, expected, $"person {person.PersonId}, as given: {person.Figures}");
        return person;
    }

    private static async Task<PersonFacts?> ChooseAsync(
        StepRecord record,
        GalleryPeople people,
        string check,
        string expected,
        Func<PersonFacts, string?> problem
    )
    {
        var candidates = await people.CandidatesAsync();
        if (candidates.FirstOrDefault(person => problem(person) is null) is not { } chosen)
        {
            record.NotJudged(
                check,
                expected,
                $"TRR's database shows nobody like that with at most {GalleryPeople.MostPhotos} photos, among {candidates.Count} "
                    + "people that were looked at (row-level security may hide rows from its user)",
                $"Give --{check}, or people.{check} in the environment's file."
            );
            return null;
        }

        var why = $"{chosen.Figures}; {people.Filed(chosen)}";
        record.Uses($"{check}_person", $"{chosen.PersonId}");
        record.Uses($"{check}_because", $"chosen: {why}");
        record.Proven(check, expected, $"person {chosen.PersonId}, chosen: {why}");
        return chosen;
    }

    private static async Task<ToggleSubject?> ToggleAsync(
        GateEnvironment environment,
        StepRecord record,
        GalleryPeople people,
        PersonFacts? seeded
    )
    {
        if (environment is { TogglePerson: { } person, ToggleLink: { } link })
        {
            return GivenLink(environment, record, await people.OfAsync(person), link);
        }

        IEnumerable<PersonFacts> whose =
            environment.TogglePerson is { } only ? [await people.OfAsync(only)]
            : seeded is null ? await people.CandidatesAsync()
            : [seeded];
        var photo =
            ToggleChoice.Of(whose)
            ?? (environment.TogglePerson is null ? ToggleChoice.Of(await people.CandidatesAsync()) : null);
        if (photo is null)
        {
            record.NotJudged(
                Toggle,
                ToggleExpected,
                environment.TogglePerson is { } named
                    ? $"person {named}, given for the toggle, has no gallery photo that is not flagged"
                    : "TRR's database shows no gallery photo that is not flagged, among the people that were looked at",
                "Give --person and --link, or toggle.person and toggle.link in the environment's file."
            );
            return null;
        }

        var why =
            photo.PersonId == seeded?.PersonId
                ? "chosen: not flagged, of the seeded person, whom another seed for a moment harms least"
                : "chosen: not flagged";
        return Use(record, photo, why);
    }

    private static ToggleSubject? GivenLink(
        GateEnvironment environment,
        StepRecord record,
        PersonFacts person,
        Guid link
    )
    {
        var photo = person.Photos.FirstOrDefault(photo => photo.LinkId == link);
        var problem =
            photo is null ? $"it is not in the gallery of person {person.PersonId} in TRR's database ({person.Figures})"
            : !photo.CanBeFlagged
                ? $"it is of the kind '{photo.Kind}', and only those of the kind '{GalleryPhoto.Gallery}' can be flagged"
            : environment.ToggleFlagged is { } declared && declared != photo.FacebankSeed
                ? $"the environment's file says that it is {Words(declared)}, but TRR's database says that it is {Words(photo.FacebankSeed)}"
            : null;
        if (problem is not null)
        {
            record.Disproven(
                Toggle,
                ToggleExpected,
                $"link {link}, given for the toggle: {problem}",
                "Correct --link or the keys of toggle in the environment's file, or leave them out to have a link chosen; 'seeds list --person ID' shows links."
            );
            return null;
        }

        return Use(record, photo!, "given");
    }

    private static ToggleSubject Use(StepRecord record, GalleryPhoto photo, string why)
    {
        record.Uses("toggle_person", $"{photo.PersonId}");
        record.Uses("toggle_link", $"{photo.LinkId}");
        record.Uses("toggle_because", why);
        record.Proven(
            Toggle,
            ToggleExpected,
            $"link {photo.LinkId} of person {photo.PersonId}, {Words(photo.FacebankSeed)} before the gate; {why}"
        );
        return new ToggleSubject(photo.PersonId, photo.LinkId, photo.FacebankSeed, IsDeclared: false);
    }

    private static string Words(bool flagged) => flagged ? "flagged" : "not flagged";
}
