using Screenalytics.Ingest.RolloutGate.Closing;

namespace Screenalytics.Ingest.Tests.RolloutGate.Closing;

/// <summary>Only what a gate proves is set to completed; what else is in progress is left, and told.</summary>
public sealed class PlanScopeTests
{
    [Fact]
    public void Of_a_table_only_the_columns_of_the_rollout_are_set()
    {
        var edit = ClosingSamples.Edit(
            """
            Status Matrix
            | Repo | Code/CI | rollout smoke | Notes |
            | --- | --- | --- | --- |
            | TRR-APP | In progress | In progress | x |
            | Task 2 | Complete | In progress | y |

            """
        );

        var text = ClosingSamples.Text(edit);
        text.ShouldContain("| TRR-APP | In progress | Completed | x; evidence: [staging](");
        text.ShouldContain("| Task 2 | Complete | In progress | y |");
        edit.Notes.ShouldBe([
            "line 4: column Code/CI is left at 'In progress': no gate proves it",
            "line 5: the row of 'Task 2' is left: that is another task",
        ]);
    }

    [Theory]
    [InlineData("# Task 1 Plan\n\n## Rollout\n", true)]
    [InlineData("Staging smoke\n\n", true)]
    [InlineData("# Task 1 Plan: the rollout\n\n## Translations\n", false)]
    [InlineData("# Plan\n", false)]
    [InlineData("", false)]
    public void A_column_of_states_counts_under_a_heading_of_the_rollout(string before, bool isSet)
    {
        var edit = ClosingSamples.Edit($"{before}| Environment | Status |\n| --- | --- |\n| staging | In progress |\n");

        edit.State.ShouldBe(isSet ? PlanState.Closes : PlanState.NothingToClose);
        edit.Notes.Count.ShouldBe(isSet ? 0 : 1);
    }

    [Theory]
    [InlineData("## Task 2\n\nStatus: In progress\n")]
    [InlineData("## Task 2 - Other\n### Details\nStatus: In progress\n")]
    [InlineData("**Task 2:**\n\nStatus: In progress\n")]
    [InlineData("Task 12 plan\n============\n\nText.\n\nStatus: In progress\n")]
    [InlineData("- Task 2\n  - Status: In progress\n")]
    [InlineData("# Task 2\n\n## Rollout\n| Repo | Smoke |\n| --- | --- |\n| App | In progress |\n")]
    [InlineData("Task 2 is not closed yet because of x.\n")]
    public void Another_tasks_state_is_left_and_told(string text)
    {
        var edit = ClosingSamples.Edit(text);

        edit.State.ShouldBe(PlanState.NothingToClose);
        ClosingSamples.Text(edit).ShouldBe(text);
        edit.Notes.ShouldHaveSingleItem().ShouldContain("another task");
    }

    [Theory]
    [InlineData("# Tasks\n\n## Task 2\nx\n\n## Task 1\nStatus: In progress\n")]
    [InlineData("# Task 1 (follows Task 0)\nStatus: In progress\n")]
    [InlineData("## Task 2\nStatus: Completed\n\n# Rollout\nStatus: In progress\n")]
    [InlineData("- Task 2\n- Task 1\n  - Status: In progress\n")]
    [InlineData("Depends on Task 2.\n\nStatus: In progress\n")]
    public void This_tasks_state_is_set_whatever_stands_elsewhere(string text)
    {
        var edit = ClosingSamples.Edit(text);

        ClosingSamples.Text(edit).ShouldContain("Status: Completed\n");
        edit.Notes.ShouldBeEmpty();
    }
}
