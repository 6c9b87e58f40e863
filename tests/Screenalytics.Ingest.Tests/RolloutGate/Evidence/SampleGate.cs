using Microsoft.Extensions.Time.Testing;
using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.Diagnostics.Redaction;
using Screenalytics.Ingest.RolloutGate;
using Screenalytics.Ingest.RolloutGate.Evidence;

namespace Screenalytics.Ingest.Tests.RolloutGate.Evidence;

/// <summary>Gates as they could have been.</summary>
internal static class SampleGate
{
    public const string Secret = "a-key-that-signs-evidence";

    public static readonly Guid Seeded = Guid.Parse("e7e2d44b-99e3-4823-976a-8bacff4fe9c0");
    public static readonly Guid Unseeded = Guid.Parse("6488033c-bb11-481b-8999-ddefa7f269fc");
    public static readonly Guid Link = Guid.Parse("0b5dc6b6-9d43-4b11-a9e7-2a4a3cf0a111");

    private static readonly (string Id, string Title, int[] Criteria, bool Writes, string Summary)[] Known =
    [
        ("configuration", "Addresses and secrets are configured", [], false, "All 7 settings are there."),
        ("database", "The face bank's database is fit", [], false, "11 checks passed on 10.0.0.5:5432/faces."),
        ("people", "There are people to work on", [], false, "A seeded and an unseeded person were chosen of 412."),
        (
            "toggle_guard",
            "The toggle refuses whoever has no right secret",
            [2],
            false,
            "403 without the secret, 403 with a wrong one, 401 without a token."
        ),
        (
            "toggle",
            "The flag goes on and off",
            [3],
            true,
            "Set and cleared twice; 4 answers of 200, and the database agreed after each."
        ),
        (
            "filter",
            "seed_only is exactly the flagged subset",
            [3],
            false,
            "3 of 14 photos are flagged, and exactly these 3 were answered."
        ),
        ("proxy", "The app lets admins toggle, and nobody else", [1], true, "401, 403 and 200, as it has to be."),
        (
            "sync",
            "A seeded and an unseeded person are synced",
            [4],
            true,
            "2 people synced: 1 seeded, 1 by fallback; 8 images filed."
        ),
        ("fallback_calls", "The fallback was strict by the calls made", [4], false, "seed:3; and seed:0 -> all:6."),
        (
            "face_bank",
            "The rows filed are as they should be",
            [5],
            false,
            "8 rows: is_seed as called, approved false, no duplicate."
        ),
        ("rerun", "A rerun files nothing", [5], true, "0 images were filed by the second sync."),
        ("restored", "Everything is as it was", [], false, "1 flag and 8 rows are as they were."),
    ];

    public static SigningKey Key => SigningKey.FromSecret(Secret);

    public static Redactor Redactor { get; } = new(Secret, "internal-secret-of-trr");

    public static GateEvidence Proven(
        GateStage stage = GateStage.Staging,
        DateTimeOffset? startedAt = null,
        bool readOnly = false
    )
    {
        var start = startedAt ?? new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);
        GateStepResult[] steps = [.. Known.Select((step, index) => Step(step, index, start, readOnly))];
        return Judged(
            new GateEvidence
            {
                GateId =
                    stage == GateStage.Staging
                        ? Guid.Parse("01a2048b-cd4d-7c21-9b3e-6a819621e5a9")
                        : Guid.Parse("01a2049f-1c5e-7a40-8f21-c2d90b7e4f13"),
                Environment = Contracts(stage),
                Stage = stage,
                Version = "1.4.0",
                Actor = "ann",
                Machine = "ops-1",
                StartedAt = start,
                FinishedAt = start.AddSeconds(42),
                ReadOnly = readOnly,
                Place = new GatePlace
                {
                    Backend = $"trr.{Contracts(stage)}.example.org",
                    App = $"app.{Contracts(stage)}.example.org",
                    Database = "10.0.0.5:5432/faces",
                    TrrDatabase = "10.0.0.6:5432/trr",
                },
                Order = new GateOrder { DeployedInOrder = true, AttestedBy = "ann" },
                Verdict = GateVerdict.Proven,
                Steps = steps,
                Criteria = [],
                Changes = readOnly
                    ? []
                    : [new GateChange("seed_flag", Link, Seeded, "not flagged", "not flagged", true)],
            }
        );
    }

    public static GateEvidence Judged(GateEvidence evidence) =>
        evidence with
        {
            Criteria = GateCriteria.Of(evidence.Steps),
            Verdict = GateVerdicts.Worst(evidence.Steps.Select(step => step.Verdict)),
        };

    /// <summary>The same with a check of a step come out otherwise.</summary>
    public static GateEvidence With(GateEvidence evidence, string stepId, GateVerdict verdict, string observed) =>
        Judged(
            evidence with
            {
                Steps =
                [
                    .. evidence.Steps.Select(step =>
                        step.Id != stepId
                            ? step
                            : step with
                            {
                                Verdict = verdict,
                                Summary = observed,
                                Checks =
                                [
                                    step.Checks[0] with
                                    {
                                        Verdict = verdict,
                                        Observed = observed,
                                        WayOut = "Look at the backend's query.",
                                    },
                                ],
                            }
                    ),
                ],
            }
        );

    public static string Write(string root, GateEvidence evidence, SigningKey? key = null) =>
        EvidenceFolder.Write(
            root,
            evidence,
            key ?? Key,
            Redactor,
            new FakeTimeProvider(evidence.FinishedAt.AddSeconds(1))
        );

    private static string Contracts(GateStage stage) => Screenalytics.Ingest.Contracts.EnumNames.Of(stage);

    private static GateStepResult Step(
        (string Id, string Title, int[] Criteria, bool Writes, string Summary) known,
        int index,
        DateTimeOffset start,
        bool readOnly
    )
    {
        var leftOut = readOnly && known.Writes;
        var verdict = leftOut ? GateVerdict.LeftOut : GateVerdict.Proven;
        var summary = leftOut ? "It writes, and nothing may be written." : known.Summary;
        var at = start.AddSeconds(index);
        return new GateStepResult
        {
            Id = known.Id,
            Title = known.Title,
            Criteria = known.Criteria,
            Writes = known.Writes,
            Verdict = verdict,
            Summary = summary,
            StartedAt = at,
            DurationMs = 812.4,
            Input = known.Id is "toggle" or "filter"
                ? new Dictionary<string, string> { ["person"] = $"{Seeded}", ["link"] = $"{Link}" }
                : new Dictionary<string, string>(),
            Checks = [new GateCheck($"{known.Id}_holds", verdict, known.Title, summary)],
            Exchanges = known.Id is "toggle" or "filter" or "toggle_guard" && !leftOut ? [Exchange(index, at)] : [],
        };
    }

    private static GateExchange Exchange(int number, DateTimeOffset at) =>
        new()
        {
            Number = number,
            SentAt = at,
            Method = "GET",
            Url =
                $"https://trr.example.org/api/v1/screenalytics/people/{Seeded}/photos?seed_only=true&limit=500&offset=0&via=rollout-gate",
            RequestHeaders = new Dictionary<string, string>
            {
                ["Authorization"] = "*** (service token)",
                ["User-Agent"] = "screenalytics-ingest-gate/1.4.0",
            },
            Status = 200,
            ContentType = "application/json",
            Bytes = 1843,
            Sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            Rows = 3,
            DurationMs = 38.25,
        };
}
