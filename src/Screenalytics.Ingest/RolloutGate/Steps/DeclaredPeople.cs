namespace Screenalytics.Ingest.RolloutGate.Steps;

/// <summary>Takes whom the environment's file names where TRR's database can't be asked.</summary>
internal static class DeclaredPeople
{
    /// <summary>Takes them; whether they are as the file says is not judged here.</summary>
    public static void Take(GateContext gate, StepRecord record)
    {
        var environment = gate.Environment;
        var without = gate.Gallery is null ? "without TRR_DB_URL" : "since TRR's database can't be read";
        Note(record, "seeded", environment.SeededPerson, without, "somebody with flagged photos is given");
        Note(record, "unseeded", environment.UnseededPerson, without, "somebody with photos and none flagged is given");
        gate.People = new GatePeople(
            environment.SeededPerson,
            environment.UnseededPerson,
            ToggleOf(environment, record, without)
        );
    }

    private static void Note(StepRecord record, string check, Guid? person, string without, string expected)
    {
        if (person is { } given)
        {
            record.Uses($"{check}_person", $"{given}");
            record.Uses($"{check}_because", "given");
            record.NotJudged(
                check,
                expected,
                $"person {given} is taken as given; {without}, the photos and flags can't be looked up",
                "Set TRR_DB_URL."
            );
        }
        else
        {
            record.NotJudged(
                check,
                expected,
                $"nobody is given, and {without} nobody can be chosen",
                $"Set TRR_DB_URL, or give --{check}, or people.{check} in the environment's file."
            );
        }
    }

    private static ToggleSubject? ToggleOf(GateEnvironment environment, StepRecord record, string without)
    {
        const string Check = "toggle";
        const string Expected = "a gallery photo is given, and whether it is flagged";
        if (environment is { TogglePerson: { } person, ToggleLink: { } link, ToggleFlagged: { } flagged })
        {
            record.Uses("toggle_person", $"{person}");
            record.Uses("toggle_link", $"{link}");
            record.Uses("toggle_because", "given");
            record.NotJudged(
                Check,
                Expected,
                $"link {link} of person {person} is taken as {(flagged ? "flagged" : "not flagged")}, as the environment's file "
                    + $"says; {without}, it can't be looked up",
                "Set TRR_DB_URL."
            );
            return new ToggleSubject(person, link, flagged, IsDeclared: true);
        }

        string[] missing =
        [
            .. environment.TogglePerson is null ? ["toggle.person"] : Array.Empty<string>(),
            .. environment.ToggleLink is null ? ["toggle.link"] : Array.Empty<string>(),
            .. environment.ToggleFlagged is null ? ["toggle.flagged"] : Array.Empty<string>(),
        ];
        record.NotJudged(
            Check,
            Expected,
            $"the environment's file does not say {string.Join(", ", missing)}, and {without} no link can be chosen or looked up",
            $"Set TRR_DB_URL, or give {string.Join(", ", missing)} in the environment's file."
        );
        return null;
    }
}
