using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.RolloutGate;
using Screenalytics.Ingest.RolloutGate.Keeping;
using Screenalytics.Ingest.RolloutGate.Syncing;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.RolloutGate.Syncing;

public sealed class BankRulingTests
{
    private static readonly Guid Run = Guid.NewGuid();
    private static readonly Guid Other = Guid.NewGuid();
    private static readonly ExpectedPerson Ann = new(Guid.NewGuid(), IsSeeded: true, [new("a", 1), new("b", 2)]);
    private static readonly ExpectedPerson Bob = new(Guid.NewGuid(), IsSeeded: false, [new("c", 1)]);

    [Fact]
    public void Exactly_the_rows_due_are_proven()
    {
        var record = Judge([], Due(), approved: []);

        record.Verdict.ShouldBe(GateVerdict.Proven);
        Of(record, "approved_untouched")
            .Observed.ShouldBe("the bank has no approved row at all: there is nothing that could be touched");
    }

    [Fact]
    public void Approved_rows_of_others_are_looked_at_too()
    {
        var cid = Row(new ExpectedPerson(Guid.NewGuid(), IsSeeded: false, []), "old") with { Approved = true };
        var own = Row(Bob, "own") with { Approved = true };

        var record = Judge([own], [.. Due(), own], approved: [cid, own], now: [cid, own]);

        record.Verdict.ShouldBe(GateVerdict.Proven);
        Of(record, "approved_untouched")
            .Observed.ShouldBe(
                "1 of the two people were there, and are unchanged; so are 1 of others, those created last"
            );
    }

    [Fact]
    public void What_a_human_may_have_done_to_others_is_not_judged_and_named()
    {
        var cid = Row(new ExpectedPerson(Guid.NewGuid(), IsSeeded: false, []), "old") with { Approved = true };
        var changed = cid with { ApprovedBy = "ann", Digest = "other" };

        var (renamed, gone) = (
            Of(Judge([], Due(), approved: [cid], now: [changed]), "approved_untouched"),
            Of(Judge([], Due(), approved: [cid], now: []), "approved_untouched")
        );

        (renamed.Verdict, gone.Verdict).ShouldBe((GateVerdict.NotJudged, GateVerdict.NotJudged));
        renamed.Observed.ShouldContain($"image {cid.ImageId} (approved_by)");
        gone.Observed.ShouldContain($"image {cid.ImageId} (gone)");
    }

    [Fact]
    public void A_touched_row_of_the_two_people_is_disproven_whatever_is_with_others()
    {
        var own = Row(Bob, "own") with { Approved = true };
        var cid = Row(new ExpectedPerson(Guid.NewGuid(), IsSeeded: false, []), "old") with { Approved = true };

        var check = Of(
            Judge([own], [.. Due(), own with { Digest = "x", ApprovedBy = "me" }], approved: [own, cid], now: []),
            "approved_untouched"
        );

        check.Verdict.ShouldBe(GateVerdict.Disproven);
        check.Observed.ShouldContain($"image {own.ImageId} (approved_by)");
    }

    [Fact]
    public void A_bank_too_big_to_find_approved_rows_in_is_judged_by_the_two_people_s_alone()
    {
        var own = Row(Bob, "own") with { Approved = true };

        Of(Judge([], Due()), "approved_untouched").Verdict.ShouldBe(GateVerdict.NotJudged);
        Of(Judge([own], [.. Due(), own]), "approved_untouched").Verdict.ShouldBe(GateVerdict.Proven);
    }

    [Fact]
    public void A_backend_that_answers_otherwise_meanwhile_is_not_judged()
    {
        var record = Judge([], [Row(Ann, "a"), Row(Ann, "z"), Row(Bob, "c")], approved: [], moved: true);

        record.Verdict.ShouldBe(GateVerdict.NotJudged);
        Of(record, "seeded_images").Observed.ShouldContain("the backend's answer changed between two readings");
        Of(record, "no_others").Observed.ShouldContain("the backend's answer changed between two readings");
    }

    [Fact]
    public void An_image_that_is_there_twice_is_disproven()
    {
        var record = Judge([], [.. Due(), Row(Ann, "a")]);

        Of(record, "no_duplicates").Verdict.ShouldBe(GateVerdict.Disproven);
        Of(record, "no_duplicates").Observed.ShouldContain("'a'");
        Of(record, "no_duplicates").Observed.ShouldContain("2 times");
    }

    [Fact]
    public void A_row_that_is_missing_and_one_of_the_wrong_person_name_the_cause()
    {
        var (a, b, c) = (Row(Ann, "a"), Row(Ann, "b"), Row(Bob, "c"));

        Of(Judge([], [a, c]), "seeded_images").Observed.ShouldContain("1 of 2 expected rows are missing");
        Of(Judge([], [a, b with { PersonId = Bob.PersonId }, c]), "seeded_images")
            .Observed.ShouldContain($"filed under person {Bob.PersonId}");
        Of(Judge([], [a, b with { S3OriginalKey = "B" }, c]), "no_others")
            .Observed.ShouldContain("alters rows on insert");
    }

    [Fact]
    public void Another_run_s_rows_are_not_judged()
    {
        var (a, b, c) = (Row(Ann, "a"), Row(Ann, "b"), Row(Bob, "c"));
        var foreign = Row(Ann, "z");

        var record = Judge([], [a, b, c, foreign], others: [foreign.ImageId]);

        record.Verdict.ShouldBe(GateVerdict.NotJudged);
        Of(record, "no_others").Observed.ShouldContain(Other.ToString());
        Judge([], [a, b, c], others: [a.ImageId]).Verdict.ShouldBe(GateVerdict.NotJudged);
    }

    [Fact]
    public void Who_had_all_images_before_shows_no_insert()
    {
        var before = Row(Bob, "c");
        var record = Judge([before], [Row(Ann, "a"), Row(Ann, "b"), before], approved: []);

        Of(record, "unseeded_images").Verdict.ShouldBe(GateVerdict.NotJudged);
        Of(record, "unseeded_images").WayOut.ShouldNotBeNull();
        Of(record, "seeded_images").Verdict.ShouldBe(GateVerdict.Proven);
    }

    [Fact]
    public void Rows_of_before_may_rise_unless_they_are_approved()
    {
        var low = Row(Bob, "old") with { IsSeed = false };
        var raised = low with { IsSeed = true, Digest = "raised" };

        Of(Judge([low], [.. Due(), raised]), "others_untouched").Observed.ShouldContain("is_seed rose on 1");
        Of(Judge([low], [.. Due(), raised with { DigestButSeed = "x" }]), "others_untouched")
            .Verdict.ShouldBe(GateVerdict.Disproven);
        Of(Judge([low with { Approved = true }], [.. Due(), raised with { Approved = true }]), "approved_untouched")
            .Observed.ShouldContain("is_seed");
        Of(Judge([low], Due()), "others_untouched").Observed.ShouldContain("are gone");
    }

    private static BankRow[] Due() => [Row(Ann, "a"), Row(Ann, "b"), Row(Bob, "c")];

    private static GateCheck Of(StepRecord record, string id) => record.Checks.Single(check => check.Id == id);

    private static StepRecord Judge(
        BankRow[] before,
        BankRow[] after,
        Guid[]? others = null,
        BankRow[]? approved = null,
        BankRow[]? now = null,
        bool moved = false
    )
    {
        var synced = new SyncedPeople
        {
            Expected = [Ann, Bob],
            Before = before,
            Approved = approved,
            Log = FileMarks.Of([]),
            AccessLogs = FileMarks.Of([]),
            Sync = new GateSync(Report(), [], default, default),
            OthersMeanwhile = others is null ? [] : [Other],
            HasMoved = moved,
        };
        var record = new StepRecord();
        var images = after
            .Except(before)
            .Select(row => ImageOf(row, others?.Contains(row.ImageId) == true ? Other : Run));
        new BankRuling(synced, after, [.. images], new ApprovedSample(approved, now ?? []), record).Judge();
        return record;
    }

    private static FaceBankImage ImageOf(BankRow row, Guid run)
    {
        var photo = Ann.Photos.Concat(Bob.Photos).FirstOrDefault(one => one.ServedUrl == row.S3OriginalKey);
        return new FaceBankImage
        {
            ImageId = row.ImageId,
            PersonId = row.PersonId,
            S3OriginalKey = row.S3OriginalKey,
            RunId = run,
            Source = row.PersonId == Ann.PersonId ? "seed" : "all",
            Rank = photo.Rank,
        };
    }

    private static BankRow Row(ExpectedPerson person, string key)
    {
        var id = Guid.NewGuid();
        return new BankRow
        {
            ImageId = id,
            PersonId = person.PersonId,
            S3OriginalKey = key,
            IsSeed = true,
            Digest = id.ToString(),
            DigestButSeed = id.ToString(),
        };
    }

    private static SyncReport Report() =>
        new()
        {
            RunId = Run,
            Status = RunStatus.Ok,
            Target = PeopleTarget.Of([Ann.PersonId, Bob.PersonId]),
            MaxImagesPerPerson = 5,
            BackendHost = "",
            DatabaseHost = "",
            DatabaseName = "",
            StartedAt = default,
            FinishedAt = default,
            DurationMs = 0,
            ImportedFacebankImages = 3,
        };
}
