using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Screenalytics.Ingest.Api.Problems;
using Screenalytics.Ingest.Api.Requests;
using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.Tests.Api;

/// <summary>Whatever JSON comes: it is a job with one target, or a refusal that names what is wrong.</summary>
public sealed class JobReaderPropertyTests
{
    private const int Bodies = 30_000;
    private const string Id = "\"3f2504e0-4f89-41d3-9a0c-0305e82c3301\"";

    private static readonly string[] Targets = ["episode_id", "season_id", "person_ids", "face_bank"];

    private static readonly Gen<string> Names = Gen.Elements([
        .. Targets,
        "credit_category",
        "max_images_per_person",
        "dry_run",
        "other",
        "\\ud800",
        "",
        "season_\\u0069d",
        "\u0001",
    ]);

    // \u0001 stands for a byte that is no UTF-8.
    private static readonly Gen<string> Values = Gen.Elements(
        Id,
        Id,
        $"[{Id}]",
        "true",
        "false",
        "null",
        "7",
        "-0",
        "1e400",
        "123456789012345678901234567890",
        "\"\"",
        "\"\\u0000\"",
        "\"\\udc00\"",
        "\"\u0001\"",
        "\"Guest Star\"",
        "[]",
        $"[{Id},null,\"\\ud800\",{{}}]",
        "{\"a\":{}}",
        $"\"{new string('x', 300)}\""
    );

    private static readonly Arbitrary<string> Any = Arb.From(
        from fields in Gen.ListOf(from name in Names from value in Values select $"\"{name}\":{value}", 3)
        select $"{{{string.Join(',', fields)}}}"
    );

    [Fact]
    public void A_body_is_a_job_or_a_refusal_and_never_a_defect()
    {
        var taken = 0;
        Prop.ForAll(
                Any,
                text =>
                {
                    var bytes = Encoding.UTF8.GetBytes(text);
                    bytes.AsSpan().Replace((byte)1, (byte)0xFF);
                    taken += IsTaken(bytes) ? 1 : 0;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Bodies).WithQuietOnSuccess(true));

        taken.ShouldBeGreaterThan(0);
        taken.ShouldBeLessThan(Bodies);
    }

    private static bool IsTaken(byte[] bytes)
    {
        try
        {
            using var body = JsonDocument.Parse(bytes);
            var request = SyncJobReader.Read(body, 5);
            request.Target.ShouldNotBeNull();
            Targets
                .Count(name =>
                    body.RootElement.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
                )
                .ShouldBe(1);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
        catch (RefusedException e)
        {
            e.Code.ShouldBe(FailureCode.BadRequest);
            e.Message.ShouldNotBeNullOrWhiteSpace();
            e.Errors.ShouldAllBe(error => error.Message.Length > 0);
            return false;
        }
    }
}
