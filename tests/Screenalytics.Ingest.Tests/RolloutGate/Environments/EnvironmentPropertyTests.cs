using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.RolloutGate.Environments;

namespace Screenalytics.Ingest.Tests.RolloutGate.Environments;

/// <summary>Whatever a file holds: it is an environment, or a list of errors that repeats no secret.</summary>
public sealed class EnvironmentPropertyTests
{
    private const int Files = 5_000;
    private const string Canary = "canary-of-mine-1234567890";

    private static readonly Gen<string> Keys = Gen.Elements([
        .. EnvironmentKeys.All,
        .. EnvironmentKeys.All,
        "seeded",
        "link",
        "flagged",
        "service_token",
        "\"na\\u006de\"",
        "?",
        "- a",
        "",
    ]);

    private static readonly Gen<string> Values = Gen.Elements(
        "staging",
        "0a000000-0000-0000-0000-000000000001",
        "https://trr.example",
        "db.example/faces",
        "true",
        "3s",
        "[a, b]",
        "{ seeded: x }",
        "\n  link: x\n  person: y",
        "~",
        "'",
        "\"\\ud800\"",
        "|\n  text",
        "&a b",
        "*a",
        "!!int 3",
        "\t",
        "\0",
        $"https://me:{Canary}@trr.example",
        $"eyJhbGciOiJIUzI1NiJ9.{Canary}.c2ln"
    );

    private static readonly Arbitrary<string> Any = Arb.From(
        from lines in Gen.ListOf(
            from indent in Gen.Elements("", "", "", "  ")
            from key in Keys
            from value in Values
            select $"{indent}{key}: {value}",
            4
        )
        select string.Join('\n', lines)
    );

    [Theory]
    [InlineData("a.yaml")]
    [InlineData("a.json")]
    public void A_file_is_an_environment_or_errors_and_never_a_defect(string path) =>
        Prop.ForAll(
                Any,
                text =>
                {
                    var reading = EnvironmentFile.Read(path, text, null);
                    (reading.Environment is null).ShouldBe(reading.Errors.Count > 0);
                    reading.Errors.ShouldAllBe(error => error.StartsWith(path) && !error.Contains(Canary));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Files));

    [Fact]
    public void What_is_written_is_what_is_read()
    {
        var values =
            from name in Gen.Elements("staging", "prod", "mine", "a-b_c.d")
            from stage in Gen.Elements(Enum.GetValues<GateStage>())
            from ids in Gen.ArrayOf(Gen.Choose(1, int.MaxValue), 4)
            from flagged in Gen.Elements(true, false)
            from seconds in Gen.Choose(1, 600)
            select (name, stage, ids, flagged, seconds);

        Prop.ForAll(
                Arb.From(values),
                value =>
                {
                    var (name, stage, ids, flagged, seconds) = value;
                    var own = EnvironmentNames.StageNamed(name) ?? stage;
                    var people = ids.Select((id, i) => new Guid(id, (short)i, 0, new byte[8])).ToArray();
                    var json = JsonSerializer.Serialize(
                        new
                        {
                            name,
                            stage = own.ToString().ToLowerInvariant(),
                            people = new { seeded = people[0], unseeded = people[1] },
                            toggle = new
                            {
                                person = people[2],
                                link = people[3],
                                flagged,
                            },
                            max_answer_time = $"{seconds}s",
                        }
                    );

                    foreach (var path in new[] { "a.json", "a.yaml" })
                    {
                        var read = EnvironmentFile.Read(path, json, null).Environment.ShouldNotBeNull();
                        (read.Name, read.Stage, read.ToggleFlagged).ShouldBe((name, own, flagged));
                        new[] { read.SeededPerson, read.UnseededPerson, read.TogglePerson, read.ToggleLink }.ShouldBe(
                            people.Cast<Guid?>()
                        );
                        read.MaxAnswerTime.ShouldBe(TimeSpan.FromSeconds(seconds));
                    }
                }
            )
            .Check(Config.QuickThrowOnFailure);
    }
}
