using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Cli.Output;

/// <summary>Writes people, and the images that a dry run found missing, as JSON.</summary>
internal sealed class PersonLines : IDisposable
{
    private static readonly string[] SkipNames = NamesOf<SkipReason>();

    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private readonly Utf8JsonWriter _json = new(Stream.Null, new JsonWriterOptions { Encoder = Encoder });

    /// <summary>Writes a person's line, its end included.</summary>
    public void WritePerson(IBufferWriter<byte> target, PersonResult result, PersonCommit commit)
    {
        var failure = commit.Failure == FailureCode.None ? result.Failure : commit.Failure;
        _json.Reset(target);
        _json.WriteStartObject();
        _json.WriteString("type"u8, "person"u8);
        _json.WriteString("person_id"u8, result.PersonId);
        _json.WriteString(
            "outcome"u8,
            commit.Failure == FailureCode.None ? NameOf(result.Outcome) : NameOf(PersonOutcome.Failed)
        );
        _json.WriteString("source"u8, SourceName(result.Source));
        _json.WriteNumber("inserted"u8, commit.InsertedCount);
        _json.WriteNumber(
            "already_present"u8,
            failure == FailureCode.None ? result.Chosen.Length - commit.InsertedCount : 0
        );
        WriteSkipped(result.Rows.Skipped);
        _json.WriteStartArray("calls"u8);
        foreach (ref readonly var call in result.Calls.AsSpan())
        {
            WriteCall(in call);
        }

        _json.WriteEndArray();
        WriteFailure(failure, commit.Detail ?? result.Detail);
        _json.WriteEndObject();
        EndLine(target);
    }

    /// <summary>Writes an image that would be inserted, without a line's end.</summary>
    public void WriteImage(IBufferWriter<byte> target, PersonResult result, ChosenPhoto photo, bool typed)
    {
        _json.Reset(target);
        _json.WriteStartObject();
        if (typed)
        {
            _json.WriteString("type"u8, "would_insert"u8);
        }

        _json.WriteString("person_id"u8, result.PersonId);
        _json.WriteString("served_url"u8, photo.ServedUrl);
        _json.WriteNumber("rank"u8, photo.Rank);
        _json.WriteString("source"u8, SourceName(result.Source));
        _json.WriteEndObject();
        _json.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    /// <summary>Names a source as <c>calls</c> and tables do.</summary>
    public static string SourceName(PhotoSource source) =>
        source switch
        {
            PhotoSource.Seed => "seed",
            PhotoSource.All => "all",
            _ => "none",
        };

    private static string NameOf<TEnum>(TEnum value)
        where TEnum : struct, Enum => EnumNames.Of(value);

    private static string[] NamesOf<TEnum>()
        where TEnum : struct, Enum => [.. Enum.GetValues<TEnum>().Select(NameOf)];

    private void WriteSkipped(int[]? skipped)
    {
        _json.WriteStartObject("skipped"u8);
        for (var i = 0; i < (skipped?.Length ?? 0); i++)
        {
            if (skipped![i] > 0)
            {
                _json.WriteNumber(SkipNames[i], skipped[i]);
            }
        }

        _json.WriteEndObject();
    }

    private void WriteCall(in PhotoCall call)
    {
        _json.WriteStartObject();
        _json.WriteBoolean("seed_only"u8, call.SeedOnly);
        _json.WriteNumber("offset"u8, call.Offset);
        _json.WriteNumber("attempts"u8, call.Attempts);
        _json.WriteNumber("status"u8, call.Status);
        _json.WriteNumber("rows"u8, call.Rows);
        _json.WriteNumber("bytes"u8, call.Bytes);
        _json.WriteBoolean("complete"u8, call.Complete);
        _json.WriteNumber("duration_ms"u8, Math.Round(call.Duration.TotalMilliseconds, 1));
        _json.WriteEndObject();
    }

    private void WriteFailure(FailureCode failure, string? detail)
    {
        if (failure == FailureCode.None)
        {
            _json.WriteNull("failure"u8);
            return;
        }

        _json.WriteStartObject("failure"u8);
        _json.WriteString("code"u8, NameOf(failure));
        _json.WriteString("detail"u8, detail ?? FailureCatalog.Describe(failure).Message);
        _json.WriteEndObject();
    }

    private void EndLine(IBufferWriter<byte> target)
    {
        _json.Flush();
        target.Write("\n"u8);
    }
}
