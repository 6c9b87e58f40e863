using System.Collections;
using System.Globalization;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Logging;
using Screenalytics.Ingest.Diagnostics;
using Screenalytics.Ingest.Diagnostics.Json;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs.Logging;

/// <summary>The <c>PersonFinished</c> events of a batch.</summary>
/// <param name="run">What all of them have in common.</param>
/// <param name="results">The people.</param>
/// <param name="commits">What the face bank made of them.</param>
internal sealed class PeopleFinished(
    PersonEventHead run,
    IReadOnlyList<PersonResult> results,
    IReadOnlyList<PersonCommit> commits
) : IEventBatch, IReadOnlyList<KeyValuePair<string, object?>>
{
    /// <inheritdoc/>
    int IEventBatch.Count => results.Count;

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Head => run.Bytes;

    /// <inheritdoc/>
    public void Write(int index, JsonLines lines)
    {
        var (result, commit) = (results[index], commits[index]);
        var facts = PersonFacts.Of(result, commit);
        lines.Raw(",\"PersonId\":"u8);
        lines.Id(result.PersonId);
        lines.Raw(",\"Outcome\":"u8);
        lines.Verbatim(EnumNames.Of(facts.Outcome));
        lines.Raw(",\"Source\":"u8);
        lines.Verbatim(EnumNames.Of(result.Source));
        lines.Raw(",\"Pattern\":"u8);
        lines.Verbatim(CallPattern.Of(result.Calls));
        lines.Raw(",\"Calls\":["u8);
        for (var i = 0; i < result.Calls.Length; i++)
        {
            lines.Raw(i == 0 ? "{"u8 : ",{"u8);
            CallProperties.Write(result.Calls[i], lines);
            lines.Raw("}"u8);
        }

        lines.Raw("],\"Inserted\":"u8);
        lines.Number(commit.InsertedCount);
        lines.Raw(",\"AlreadyPresent\":"u8);
        lines.Number(facts.AlreadyPresent);
        lines.Raw(",\"Fetched\":"u8);
        lines.Number(result.Rows.Fetched);
        if (facts.Failure != FailureCode.None)
        {
            lines.Raw(",\"Failure\":"u8);
            lines.Verbatim(EnumNames.Of(facts.Failure));
            lines.Raw(",\"Detail\":"u8);
            lines.Text(facts.Detail);
        }
    }

    /// <inheritdoc/>
    public string Describe(int index)
    {
        var facts = PersonFacts.Of(results[index], commits[index]);
        var failure = facts.Failure == FailureCode.None ? "" : $": {EnumNames.Of(facts.Failure)}, {facts.Detail}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Run {run.RunId} person {results[index].PersonId}: {EnumNames.Of(facts.Outcome)} ({CallPattern.Of(results[index].Calls)}), {commits[index].InsertedCount} images inserted{failure}"
        );
    }

    /// <summary>The properties of one of the events, for logs that are no files.</summary>
    public IReadOnlyDictionary<string, object?> PropertiesOf(int index)
    {
        var (result, commit) = (results[index], commits[index]);
        var facts = PersonFacts.Of(result, commit);
        var properties = new Dictionary<string, object?>(run.Properties, StringComparer.Ordinal)
        {
            [LogProperties.PersonId] = result.PersonId,
            [LogProperties.Outcome] = EnumNames.Of(facts.Outcome),
            [LogProperties.Source] = EnumNames.Of(result.Source),
            [LogProperties.Pattern] = CallPattern.Of(result.Calls),
            [LogProperties.Calls] = Array.ConvertAll(result.Calls, call => CallProperties.Of(call)),
            [LogProperties.Inserted] = commit.InsertedCount,
            [LogProperties.AlreadyPresent] = facts.AlreadyPresent,
            [LogProperties.Fetched] = result.Rows.Fetched,
        };
        if (facts.Failure != FailureCode.None)
        {
            properties[LogProperties.Failure] = EnumNames.Of(facts.Failure);
            properties[LogProperties.Detail] = facts.Detail;
        }

        return properties;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join('\n', Enumerable.Range(0, results.Count).Select(Describe));

    int IReadOnlyCollection<KeyValuePair<string, object?>>.Count => 2;

    KeyValuePair<string, object?> IReadOnlyList<KeyValuePair<string, object?>>.this[int index] =>
        index == 0 ? new("@" + IEventBatch.Property, this) : new("{OriginalFormat}", PersonEventHead.Template);

    IEnumerator<KeyValuePair<string, object?>> IEnumerable<KeyValuePair<string, object?>>.GetEnumerator()
    {
        yield return new("@" + IEventBatch.Property, this);
        yield return new("{OriginalFormat}", PersonEventHead.Template);
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<KeyValuePair<string, object?>>)this).GetEnumerator();
}
