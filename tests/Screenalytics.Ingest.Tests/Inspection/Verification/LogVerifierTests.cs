using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Inspection.Reading;
using Screenalytics.Ingest.Inspection.Verification;

namespace Screenalytics.Ingest.Tests.Inspection.Verification;

public sealed class LogVerifierTests
{
    private const int Logs = 1000;

    [Fact]
    public void A_thousand_clean_logs_raise_no_alarm()
    {
        var (people, seconds) = (0L, 0L);
        for (var seed = 0; seed < Logs; seed++)
        {
            var random = new Random(seed);
            var runs = Enumerable.Range(0, random.Next(1, 4)).Select(_ => SampleRun.Make(random)).ToArray();
            var report = SampleLog.Of(random, runs).Verify();

            report.Findings.ShouldBeEmpty($"seed {seed}");
            report.Proven.ShouldBe(report.SecondCalls);
            report.People.ShouldBe(runs.Sum(run => run.People.Count));
            (people, seconds) = (people + report.People, seconds + report.SecondCalls);
        }

        // The logs are worth their number only when fallbacks are common in them.
        people.ShouldBeGreaterThan(Logs * 10);
        seconds.ShouldBeGreaterThan(people / 10);
    }

    [Fact]
    public void A_thousand_planted_violations_are_all_found_for_what_they_are_and_where()
    {
        var kinds = new HashSet<FindingKind>();
        for (var seed = 0; seed < Logs; seed++)
        {
            var planted = Plant(seed, new Random(seed));
            var report = planted.Log.Verify();

            report.Findings.ShouldContain(
                finding => finding.Kind == planted.Kind && finding.Place == planted.Place,
                $"seed {seed}: {planted.Kind} at {planted.Place}; found {string.Join(", ", report.Findings)}"
            );
            report.Violations.ShouldBeGreaterThan(0);
            kinds.Add(planted.Kind);
        }

        kinds.Count.ShouldBeGreaterThan(30);
    }

    [Fact]
    public void A_broken_person_is_found_once_and_nobody_else_is_blamed()
    {
        foreach (var (kind, breaker) in PersonPlants.All)
        {
            var random = new Random(7);
            var run = SampleRun.Make(random) with { Debug = false };
            run.People[0] = breaker(random, run.People[0]);

            var finding = SampleLog.Of(random, run).Verify().Findings.ShouldHaveSingleItem();

            finding.Kind.ShouldBe(kind);
            finding.PersonId.ShouldBe(run.People[0].Id);
        }
    }

    [Fact]
    public void Every_kind_of_violation_is_planted_by_one_of_the_tests()
    {
        var planted = PersonPlants.All.Select(plant => plant.Kind).Concat(RunPlants.All.Select(plant => plant.Kind));

        Enum.GetValues<FindingKind>().Where(FindingCatalog.IsViolation).Except(planted).ShouldBeEmpty();
    }

    [Fact]
    public void Every_kind_has_a_name_and_a_sentence()
    {
        foreach (var kind in Enum.GetValues<FindingKind>())
        {
            FindingCatalog.NameOf(kind).ShouldMatch("^[a-z0-9_]+$");
            FindingCatalog.Describe(kind).ShouldEndWith(".");
        }
    }

    [Fact]
    public void People_lost_with_a_killed_node_are_missing_evidence_and_no_violation()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var run = SampleRun.Make(random) with { TakenOver = true, Nodes = 2 };
            run = run with { Lost = random.Next(1, run.People.Count + 1) };

            var report = SampleLog.Of(random, run).Verify();

            report.Violations.ShouldBe(0, string.Join(", ", report.Findings));
            report.Counts.Keys.ShouldContain(FindingKind.PeopleMissing);
        }
    }

    [Fact]
    public void A_proof_that_may_stand_in_a_torn_line_is_missing_evidence()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            foreach (var (kind, plant) in RunPlants.All)
            {
                if (kind is FindingKind.ProofMissing or FindingKind.FallbackNotOpened)
                {
                    var planted = plant(new Random(seed));
                    foreach (var file in planted.Log.Files)
                    {
                        file.Add("cut off");
                    }

                    var report = planted.Log.Verify();

                    report.Violations.ShouldBe(0);
                    report.Counts.Keys.ShouldContain(FindingKind.EvidenceMissing);
                    report.Counts[FindingKind.TornLine].ShouldBe(planted.Log.Files.Length);
                }
            }
        }
    }

    [Fact]
    public void A_log_that_begins_in_the_middle_blames_nobody()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var log = SampleLog.Of(random, SampleRun.Make(random), SampleRun.Make(random));
            foreach (var file in log.Files)
            {
                file.RemoveRange(0, random.Next(file.Count + 1));
            }

            log.Verify().Violations.ShouldBe(0, $"seed {seed}: {string.Join(", ", log.Verify().Findings)}");
        }
    }

    [Fact]
    public void A_run_without_its_end_and_people_of_an_unknown_run_are_missing_evidence()
    {
        var random = new Random(1);
        var run = SampleRun.Make(random) with { Nodes = 1, TakenOver = false, Debug = false };
        var log = SampleLog.Of(random, run with { People = [.. run.People.Select(one => one with { Node = 0 })] });
        log.Files[0].RemoveAt(log.Files[0].Count - 1);
        log.Verify().Findings.ShouldHaveSingleItem().Kind.ShouldBe(FindingKind.RunWithoutEnd);

        log.Files[0].RemoveAll(line => line is LoggedRun);
        var unknown = log.Verify().Findings.ShouldHaveSingleItem();
        unknown.Kind.ShouldBe(FindingKind.RunUnknown);
        FindingCatalog.IsViolation(unknown.Kind).ShouldBeFalse();
    }

    [Fact]
    public void Only_the_runs_that_were_asked_for_are_judged_and_they_are_judged_whole()
    {
        var random = new Random(3);
        var (early, late) = (SampleRun.Make(random), SampleRun.Make(random));
        early.People[0] = PersonPlants.All[0].Break(random, early.People[0]);
        var log = SampleLog.Of(random, early);
        var middle = log.Files.SelectMany(file => file).OfType<LoggedRun>().Max(line => line.Time);
        var second = SampleLog.Of(random, late);
        for (var file = 0; file < log.Files.Length; file++)
        {
            log.Files[file].AddRange(second.Files[file].Select(one => Later(one, TimeSpan.FromHours(1))));
        }

        log.Verify().Violations.ShouldBe(1);
        log.Verify(new VerificationOptions { Since = middle.AddMinutes(1) }).Violations.ShouldBe(0);
        log.Verify(new VerificationOptions { Until = middle.AddMinutes(1) }).Violations.ShouldBe(1);
        log.Verify(new VerificationOptions { Runs = new HashSet<Guid> { late.Id } }).Violations.ShouldBe(0);
        log.Verify(new VerificationOptions { Runs = new HashSet<Guid> { early.Id } }).Runs.Count.ShouldBe(1);
    }

    [Fact]
    public void A_run_of_a_million_people_is_verified()
    {
        const int People = 1_000_000;
        LoggedCall[] calls = [SampleCalls.Call(true, 0), SampleCalls.Call(false, 0)];
        var person = new SamplePerson
        {
            Id = Guid.Empty,
            Outcome = PersonOutcome.Empty,
            Calls = calls,
        };
        var run = new SampleRun
        {
            Id = Guid.CreateVersion7(),
            Target = "face_bank",
            People = [person],
        };
        var line = SampleLog.PersonOf(run, person);
        var verifier = new LogVerifier(new VerificationOptions());
        verifier.OnRun(SampleLog.RunOf(run, Ingest.Contracts.Logging.RunEventIds.RunStarted, 0));
        for (var i = 1; i <= People; i++)
        {
            verifier.OnPerson(line with { PersonId = new Guid(i, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) });
        }

        var end = SampleLog.RunOf(run, Ingest.Contracts.Logging.RunEventIds.RunFinished, 0);
        var figures = new LoggedFigures
        {
            People = People,
            Empty = People,
            SeedCalls = People,
            AllCalls = People,
        };
        verifier.OnRun(end with { Figures = figures });
        var report = verifier.Finish();

        report.Findings.ShouldBeEmpty();
        report.Proven.ShouldBe(People);
    }

    private static object Later(object one, TimeSpan by) =>
        one switch
        {
            LoggedPerson person => person with { Time = person.Time + by },
            LoggedCallEvent call => call with { Time = call.Time + by },
            LoggedRun run => run with { Time = run.Time + by },
            _ => one,
        };

    private static Planted Plant(int seed, Random random)
    {
        var at = seed % (PersonPlants.All.Length + RunPlants.All.Length);
        if (at >= PersonPlants.All.Length)
        {
            return RunPlants.All[at - PersonPlants.All.Length].Plant(random);
        }

        var (kind, breaker) = PersonPlants.All[at];
        var run = SampleRun.Make(random);
        var index = random.Next(run.People.Count);
        run.People[index] = breaker(random, run.People[index]);
        var log = SampleLog.Of(random, run, SampleRun.Make(random));
        return Planted.At(log, kind, log.Find<LoggedPerson>(line => line.PersonId == run.People[index].Id));
    }
}
