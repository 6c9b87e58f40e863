using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Screenalytics.Ingest.RolloutGate.Closing;
using Screenalytics.Ingest.RolloutGate.Evidence;

namespace Screenalytics.Ingest.Tests.RolloutGate.Closing;

public sealed class PlanEditorTests
{
    [Fact]
    public void The_seed_plan_is_closed()
    {
        var edit = ClosingSamples.Edit(ClosingSamples.SeedPlan);
        edit.State.ShouldBe(PlanState.Closes);
        edit.Notes.ShouldBeEmpty();
        ClosingSamples.Text(edit).ShouldBe(ClosingSamples.ClosedSeedPlan);
    }

    [Fact]
    public void Again_nothing_changes_and_newer_evidence_takes_the_place_of_older()
    {
        var closed = ClosingSamples.Text(ClosingSamples.Edit(ClosingSamples.SeedPlan));

        ClosingSamples
            .Edit(closed, ClosingSamples.Proof() with { Today = new DateOnly(2027, 1, 2) })
            .State.ShouldBe(PlanState.AlreadyClosed);

        var newer = ClosingSamples.Edit(closed, ClosingSamples.Proof(url: "https://evidence.example.org"));
        newer.State.ShouldBe(PlanState.Closes);
        ClosingSamples
            .Text(newer)
            .ShouldBe(
                ClosingSamples.Text(
                    ClosingSamples.Edit(
                        ClosingSamples.SeedPlan,
                        ClosingSamples.Proof(url: "https://evidence.example.org")
                    )
                )
            );
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    [InlineData("\r")]
    public void Line_ends_marks_and_a_missing_last_end_stay(string end)
    {
        var text = "\ufeff" + ClosingSamples.SeedPlan.TrimEnd().ReplaceLineEndings(end);

        var closed = ClosingSamples.Text(ClosingSamples.Edit(text));

        closed.ShouldStartWith("\ufeff# Facebank");
        closed.ShouldBe("\ufeff" + ClosingSamples.ClosedSeedPlan.TrimEnd().ReplaceLineEndings(end));
        ClosingSamples.Edit(closed).State.ShouldBe(PlanState.AlreadyClosed);
    }

    [Fact]
    public void Lines_keep_their_own_ends()
    {
        const string text = "One\r\nStatus: In progress\nTwo\r\n";

        ClosingSamples.Text(ClosingSamples.Edit(text)).ShouldStartWith("One\r\nStatus: Completed\nTwo\r\n\r\nRollout");
    }

    [Theory]
    [InlineData("Status: In progress", "Status: Completed")]
    [InlineData("**Status:** in progress", "**Status:** Completed")]
    [InlineData("- status: IN PROGRESS.", "- status: Completed.")]
    [InlineData("Status: **In progress**", "Status: **Completed**")]
    public void Status_lines_are_set(string line, string set) =>
        ClosingSamples.Text(ClosingSamples.Edit($"{line}\n")).ShouldStartWith($"{set}\n");

    [Theory]
    [InlineData("The work is in progress.")]
    [InlineData("Status: In progress since May")]
    [InlineData("Our status: In progress")]
    [InlineData("```\nStatus: In progress\n```")]
    [InlineData("~~~text\n| Status |\n| --- |\n| In progress |\n~~~")]
    [InlineData("| In progress |\n")]
    [InlineData("| Repo | Status |\n| --- | --- |\n| App | In progress since May |")]
    [InlineData("")]
    public void Nothing_else_is_touched(string text)
    {
        var edit = ClosingSamples.Edit(text);

        edit.State.ShouldBe(PlanState.NothingToClose);
        ClosingSamples.Text(edit).ShouldBe(text);
    }

    [Fact]
    public void Straight_columns_stay_straight()
    {
        const string table = """
            | Repo    | Smoke           |
            | ------- | --------------- |
            | TRR-APP | **In progress** |
            | Other   | Complete        |
            """;

        ClosingSamples
            .Text(ClosingSamples.Edit(table))
            .ShouldContain(
                """
                | ------- | --------------- |
                | TRR-APP | **Completed**   |
                | Other   | Complete        |
                """
            );
    }

    [Theory]
    [InlineData("Last updated: February 6, 2026", "Last updated: November 24, 2026")]
    [InlineData("**Last updated:** 2026-02-06", "**Last updated:** 2026-11-24")]
    [InlineData("_Last Updated: 6 Feb 2026_", "_Last Updated: 24 Nov 2026_")]
    [InlineData("Last updated: 02/06/2026  ", "Last updated: 11/24/2026  ")]
    [InlineData("Last updated: last week", "Last updated: last week")]
    public void The_day_is_written_as_the_document_writes_days(string line, string set)
    {
        var edit = ClosingSamples.Edit($"{line}\nStatus: In progress\n");

        ClosingSamples.Text(edit).ShouldStartWith($"{set}\nStatus: Completed\n");
        edit.Notes.Count.ShouldBe(line == set ? 1 : 0);
    }

    [Fact]
    public void A_sentence_over_several_lines_goes_as_a_whole()
    {
        const string text = "# Plan\n- Task 1 is not closed yet because staging\n  has not been\n  smoked.\n- Next\n";

        var closed = ClosingSamples.Text(ClosingSamples.Edit(text));

        closed.ShouldStartWith(
            "# Plan\n- Task 1 is closed: staging was proven in full on November 22, 2026 ([evidence]("
        );
        closed.ShouldContain(")).\n- Next\n\nRollout Evidence\n<!-- rollout evidence");
    }

    [Fact]
    public void Boxes_of_criteria_are_checked_and_other_items_are_not()
    {
        const string text =
            "- [ ] Backend rejects service-role calls\n  without valid internal secret.\n- [ ] Something else.\n";

        var closed = ClosingSamples.Text(ClosingSamples.Edit(text));

        closed.ShouldStartWith(
            "- [x] Backend rejects service-role calls\n  without valid internal secret. — ✓ [staging](../../evidence/staging%20one/evidence.html#criterion-2), "
        );
        closed.ShouldContain("\n- [ ] Something else.\n");
        ClosingSamples.Edit(closed).State.ShouldBe(PlanState.AlreadyClosed);
    }

    [Fact]
    public void A_read_only_confirmation_is_called_one()
    {
        var closed = ClosingSamples.Text(
            ClosingSamples.Edit(ClosingSamples.SeedPlan, ClosingSamples.Proof(readOnly: true))
        );

        closed.ShouldContain("and production was confirmed read-only on November 23, 2026");
        closed.ShouldContain(" (confirmed read-only) |");
        closed.ShouldContain("; left out in part on [production](");
        closed.ShouldContain("left out there, and proven on staging only: toggle, proxy, sync, rerun.");
    }

    [Fact]
    public void A_section_whose_mark_is_missing_is_refused()
    {
        var closed = ClosingSamples.Text(ClosingSamples.Edit(ClosingSamples.SeedPlan));
        var torn = closed.Replace("<!-- end of rollout evidence -->\n", "", StringComparison.Ordinal);

        Should.Throw<GateFileException>(() => ClosingSamples.Edit(torn)).Message.ShouldContain("one mark is missing");
        Should
            .Throw<GateFileException>(() => PlanEditor.Edit("/a.md", [0xff, 0xfe, 0x00], ClosingSamples.Proof()))
            .Message.ShouldContain("no text in UTF-8");
        Should
            .Throw<GateFileException>(() => ClosingSamples.Edit("Status: In progress\n```\ncode\n"))
            .Message.ShouldContain("has no end");
    }

    [Fact]
    public void A_heading_of_the_documents_own_is_used()
    {
        const string text = "## Rollout Evidence\n\n## Next\nStatus: In progress\n";

        ClosingSamples
            .Text(ClosingSamples.Edit(text))
            .ShouldStartWith("## Rollout Evidence\n<!-- rollout evidence, written");
    }

    [Fact]
    public void Whatever_the_document_a_second_run_changes_nothing_and_other_lines_stay()
    {
        var lines = Gen.Elements(
            "Status: In progress",
            "- Task 1 is not closed yet because of x",
            "  and y",
            "| Smoke | Notes |",
            "| --- | --- |",
            "| In progress | x |",
            "| In progress | |",
            "```",
            "1. `face_bank_images` side effects are correct and deduped.",
            "# A heading",
            "Rollout Evidence",
            "Last updated: 2026-02-06",
            "",
            "prose in progress"
        );
        Prop.ForAll(
                (
                    from chosen in Gen.ListOf(lines, 12)
                    from end in Gen.Elements("\n", "\r\n")
                    select string.Join(end, chosen)
                ).ToArbitrary(),
                text =>
                {
                    if (text.Split("```").Length % 2 == 0)
                    {
                        return true;
                    }

                    var first = ClosingSamples.Edit(text);
                    var second = PlanEditor.Edit(ClosingSamples.Path, first.Edited, ClosingSamples.Proof());
                    return second.Edited.AsSpan().SequenceEqual(first.Edited)
                        && second.State == (first.State == PlanState.Closes ? PlanState.AlreadyClosed : first.State)
                        && Encoding.UTF8.GetString(first.Edited).Split('\n').Count(line => line.StartsWith("prose"))
                            == text.Split('\n').Count(line => line.StartsWith("prose"));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true));
    }
}
