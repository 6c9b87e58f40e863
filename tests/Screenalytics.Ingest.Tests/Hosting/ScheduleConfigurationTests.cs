namespace Screenalytics.Ingest.Tests.Hosting;

public sealed class ScheduleConfigurationTests : IDisposable
{
    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Schedules_of_a_file_are_read_whole()
    {
        var file = _files.Write(
            "a.json",
            $$"""
            {
              "Sync": { "MaxImagesPerPerson": 7 },
              "Schedules": [
                {
                  "name": "nightly", "cron": "0 30 4 * * ?", "time_zone": "Europe/Berlin", "jitter": "5min",
                  "target": { "episode_id": "{{ScheduleSettings.Id}}", "credit_category": "Self" },
                  "max_images_per_person": 3, "dry_run": true,
                },
                { "Name": "people", "Cron": "@daily", "Target": { "PersonIds": ["{{ScheduleSettings.Id}}"] } },
                { "name": "all", "cron": "0 0 12 ? * mon-fri", "target": { "face_bank": true } },
              ]
            }
            """
        );

        var configuration = Settings.Read(Settings.Sandbox, [file]);

        configuration.Errors.ShouldBeEmpty();
        configuration.Warnings.ShouldBeEmpty();
        var schedules = configuration.Schedules;
        schedules.Select(schedule => schedule.Name).ShouldBe(["nightly", "people", "all"]);
        schedules[0].TimeZone.ShouldBe("Europe/Berlin");
        schedules[0].Jitter.ShouldBe(TimeSpan.FromMinutes(5));
        schedules[0].MaxImagesPerPerson.ShouldBe(3);
        schedules[0].DryRun.ShouldBeTrue();
        schedules[0].Target.Known!.Key.ShouldBe($"episode:{ScheduleSettings.Id}:Self");
        schedules[1].Cron.ShouldBe("0 0 0 * * ?");
        schedules[1].MaxImagesPerPerson.ShouldBe(7);
        schedules[1].Target.Known!.Key.ShouldStartWith("people:");
        schedules[2].Cron.ShouldBe("0 0 12 ? * MON-FRI");
        schedules[2].Target.Known!.Key.ShouldBe("face_bank");
    }

    [Fact]
    public void Stronger_sources_replace_single_fields_and_are_shown()
    {
        var file = _files.Write(
            "a.json",
            $$"""{ "Schedules": [{ "name": "a", "cron": "0 0 1 * * ?", "target": { "season_id": "{{ScheduleSettings.Id}}" } }] }"""
        );

        var configuration = Settings.Read(
            [.. Settings.Sandbox, ("SCHEDULES__0__TIMEZONE", "europe/berlin")],
            [file],
            overrides: [("Schedules:0:Cron", "0 0 2 * * ?")]
        );

        configuration.Errors.ShouldBeEmpty();
        configuration.Schedules.ShouldHaveSingleItem().Cron.ShouldBe("0 0 2 * * ?");
        configuration.Schedules[0].TimeZone.ShouldBe("Europe/Berlin");
        configuration.Row("Schedules:0:cron").Origin.ShouldBe("command line --Schedules:0:Cron");
        configuration.Row("Schedules:0:time_zone").Origin.ShouldBe("env SCHEDULES__0__TIMEZONE");
        configuration.Row("Schedules:0:name").Origin.ShouldBe($"file {file}");
        configuration.Row("Schedules:0:jitter").Origin.ShouldBe("default");
        configuration.Row("Schedules:0:target:season_id").Value.ShouldBe(ScheduleSettings.Id);
    }

    [Theory]
    [InlineData("Schedules__0__Crn", "did you mean cron?")]
    [InlineData("Schedules__0__episode_id", "did you mean target:episode_id?")]
    [InlineData("Schedules__0__Target__PersonIds__0__x", "no such setting")]
    [InlineData("Schedules__nightly__Cron", "numbered from 0")]
    [InlineData("Schedules__0", "numbered from 0")]
    public void An_unknown_key_is_an_error(string name, string words)
    {
        var errors = Settings.Read([.. Settings.Sandbox, (name, "1")]).Errors;

        errors.ShouldContain(error => error.Contains(words) && error.Contains($"env {name}"));
    }

    [Theory]
    [InlineData("Cron", "30 4 * * 1", "'0 30 4 ? * MON'")]
    [InlineData("Cron", "61 * * * *", "five fields")]
    [InlineData("Cron", "0 61 * * * ?", "between 0 and 59")]
    [InlineData("Cron", "whenever", "expected seconds, minutes")]
    [InlineData("Cron", "0 0 0 1 1 ? 2020", "never comes due again")]
    [InlineData("Cron", "0 0 0 30 2 ?", "never comes due again")]
    [InlineData("Cron", null, "cron is missing")]
    [InlineData("Name", "Nightly", "1 to 64 of a-z")]
    [InlineData("Name", null, "name is missing")]
    [InlineData("TimeZone", "Berlin", "did you mean Europe/Berlin?")]
    [InlineData("TimeZone", "Europe/Berln", "did you mean Europe/Berlin?")]
    [InlineData("TimeZone", "../../etc/passwd", "IANA name")]
    [InlineData("Target__EpisodeId", "42", "expected a UUID")]
    [InlineData("Target__EpisodeId", null, "the target is missing")]
    [InlineData("Target__SeasonId", ScheduleSettings.Id, "more than one target")]
    [InlineData("Target__CreditCategory", " ", "names a category")]
    [InlineData("MaxImagesPerPerson", "21", "expected 1 to 20")]
    [InlineData("DryRun", "maybe", "true or false")]
    [InlineData("Jitter", "2h", "up to 1h")]
    [InlineData("Jitter", "5", "a duration")]
    public void A_wrong_value_is_named_with_the_way_out(string field, string? value, string words)
    {
        var configuration = ScheduleSettings.Read((field, value));

        var error = configuration.Errors.ShouldHaveSingleItem();
        error.ShouldContain(words);
        error.ShouldStartWith("Schedules:0");
        if (value is not null && !words.Contains("more than"))
        {
            error.ShouldContain($"'{value}'");
            error.ShouldContain($"env Schedules__0__{field}");
        }

        configuration.Schedules.ShouldBeEmpty();
    }

    [Fact]
    public void Everything_wrong_is_told_at_once()
    {
        var errors = ScheduleSettings.Read(("Name", "A b"), ("Cron", "x"), ("TimeZone", "y"), ("DryRun", "z")).Errors;

        errors.Count.ShouldBe(4);
    }

    [Fact]
    public void Two_schedules_of_one_name_are_an_error()
    {
        var one =
            $"{{ \"name\": \"a\", \"cron\": \"@daily\", \"target\": {{ \"season_id\": \"{ScheduleSettings.Id}\" }} }}";
        var file = _files.Write("a.json", $$"""{ "Schedules": [{{one}}, {{one}}] }""");

        var error = Settings.Read(Settings.Sandbox, [file]).Errors.ShouldHaveSingleItem();

        error.ShouldContain("Schedules:1 ('a')");
        error.ShouldContain("Schedules:0 already");
    }

    [Theory]
    [InlineData("Cron", "* 30 4 * * ?", "every second")]
    [InlineData("Cron", "0 30 4 1 * MON", "write ? for the one that does not count")]
    public void What_may_not_be_meant_is_a_warning(string field, string value, string words)
    {
        var configuration = ScheduleSettings.Read((field, value));

        configuration.Errors.ShouldBeEmpty();
        configuration.Warnings.ShouldHaveSingleItem().ShouldContain(words);
    }

    [Fact]
    public void A_list_of_people_may_be_one_text_or_a_file_that_is_not_there_yet()
    {
        var list = ScheduleSettings.Read(
            ("Target__EpisodeId", null),
            ("Target__PersonIds", $"{ScheduleSettings.Id}, x")
        );
        var file = ScheduleSettings.Read(("Target__EpisodeId", null), ("Target__PeopleFile", "gone.txt"));

        list.Errors.ShouldHaveSingleItem().ShouldContain("'x'");
        file.Errors.ShouldBeEmpty();
        file.Warnings.ShouldHaveSingleItem().ShouldContain("is not there yet");
        file.Schedules[0].Target.PeopleFile.ShouldBe(Path.GetFullPath("gone.txt"));
    }
}
