using System.Globalization;
using System.Text;
using Screenalytics.Ingest.Cli.Output;
using Screenalytics.Ingest.Inspection.AccessLogs;
using Screenalytics.Ingest.Inspection.Reading;
using Screenalytics.Ingest.Inspection.Verification;

namespace Screenalytics.Ingest.Cli.Logs;

/// <summary>Renders what <c>logs verify</c> came to for people: what is wrong first, the sums last.</summary>
internal sealed class VerifyTable(Palette palette)
{
    private readonly StringBuilder _text = new();

    /// <summary>Renders it.</summary>
    public string Render(VerifyAnswer answer)
    {
        foreach (var finding in answer.Log?.Findings ?? [])
        {
            Add(finding);
        }

        foreach (var finding in answer.Access?.Findings ?? [])
        {
            Add(finding);
        }

        AddSums(answer);
        return _text.ToString();
    }

    private void Add(Finding finding)
    {
        var name = FindingCatalog.NameOf(finding.Kind);
        var isViolation = FindingCatalog.IsViolation(finding.Kind);
        Line($"{PlainText.Of($"{finding.Place}")}  {(isViolation ? palette.Bad(name) : palette.Warn(name))}");
        if (finding.RunId is { } runId)
        {
            Line($"  run     {runId}");
        }

        if (finding.PersonId is { } personId)
        {
            Line($"  person  {personId}");
        }

        if (finding.Pattern is { } pattern)
        {
            Line($"  calls   {PlainText.Of(pattern)}");
        }

        Line($"  {WordWrap.Of(PlainText.Of(finding.Sentence), 2)}");
        Line("");
    }

    private void Add(AccessFinding finding)
    {
        var name = $"{AccessCatalog.NameOf(finding.Verdict)}: {AccessCatalog.NameOf(finding.Reason)}";
        var isViolation = finding.Verdict == AccessVerdict.Violated;
        var place = finding.Place is { } found ? PlainText.Of($"{found}") : "access log";
        Line($"{place}  {(isViolation ? palette.Bad(name) : palette.Warn(name))}");
        Line($"  person  {finding.PersonId}");
        Line($"  client  {PlainText.Of(finding.Client ?? "-", 200)}");
        Line(Invariant($"  sent    seed_only=true {finding.Seeds} times, seed_only=false {finding.Seconds} times"));
        Line($"  {WordWrap.Of(finding.Sentence, 2)}");
        Line("");
    }

    private void AddSums(VerifyAnswer answer)
    {
        var verdict = answer.Verdict;
        Line(
            answer.IsViolated ? palette.Bad(verdict)
            : answer.IsUndecided ? palette.Warn(verdict)
            : palette.Good(verdict)
        );
        if (answer.Log is { } log)
        {
            Line(
                Invariant(
                    $"Log         {log.Runs.Count} runs, {log.People} people; {log.SecondCalls} second calls, {log.Proven} proven"
                )
            );
            Line(
                Invariant(
                    $"            {log.Violations} violations, {log.Incomplete} times evidence is missing{Cut(log.Findings.Count, log.Violations + log.Incomplete)}"
                )
            );
            AddCounts(log.Counts.Select(count => (FindingCatalog.NameOf(count.Key), count.Value)));
        }

        if (answer.Access is { } access)
        {
            var (violated, undecidable) = (access.Of(AccessVerdict.Violated), access.Of(AccessVerdict.Undecidable));
            Line(
                Invariant(
                    $"Access log  {access.Requests} requests of {access.Clients} clients; {access.Of(AccessVerdict.Consistent)} people consistent,"
                )
            );
            Line(
                Invariant(
                    $"            {violated} violated, {undecidable} undecidable, {access.Of(AccessVerdict.NotJudged)} not judged{Cut(access.Findings.Count, violated + undecidable)}"
                )
            );
            AddCounts(access.Counts.Select(count => (AccessCatalog.NameOf(count.Key), count.Value)));
            if (access.OfGates > 0)
            {
                Line(Invariant($"            {access.OfGates} requests were asked by a rollout gate, and left out"));
            }

            if (access.Absent > 0)
            {
                Line(Invariant($"            {access.Absent} people of the log have no request in it"));
            }
        }
    }

    private void AddCounts(IEnumerable<(string Name, long Count)> counts)
    {
        foreach (var (name, count) in counts.OrderByDescending(pair => pair.Count))
        {
            Line(palette.Dim(Invariant($"              {name, -28} {count, 9}")));
        }
    }

    private static string Cut(int shown, long all) => shown < all ? Invariant($"; {shown} are listed (--limit)") : "";

    private void Line(string line) => _text.Append(line).Append('\n');

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
