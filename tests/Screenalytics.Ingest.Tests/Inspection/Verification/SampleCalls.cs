using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Tests.Inspection.Verification;

/// <summary>Makes up what the backend may answer to a program that keeps the rule.</summary>
internal sealed class SampleCalls(Random random)
{
    private static readonly (int Status, string Failure)[] Failures =
    [
        (500, "backend_error"),
        (503, "backend_error"),
        (404, "backend_not_found"),
        (422, "backend_rejected"),
        (429, "backend_busy"),
        (301, "backend_redirected"),
        (204, "unexpected_status"),
        (206, "unexpected_status"),
        (0, "backend_timeout"),
        (0, "connection_failed"),
        (200, "body_cut_short"),
        (200, "body_malformed"),
        (200, "unexpected_content_type"),
    ];

    public static LoggedCall Call(bool seedOnly, int rows, int offset = 0, bool profiled = false, int attempts = 1) =>
        new(seedOnly, offset, profiled, attempts, 200, rows, rows == 0 ? 2 : 180L * rows, true, 1.25, null);

    public LoggedCall Failed(bool seedOnly, int offset = 0, bool profiled = false)
    {
        var (status, failure) = Failures[random.Next(Failures.Length)];
        return Call(seedOnly, 0, offset, profiled, random.Next(1, 6)) with
        {
            Status = status,
            Failure = failure,
            Complete = false,
            Bytes = random.Next(0, 60),
        };
    }

    public SamplePerson Person(bool profiled, bool held)
    {
        List<LoggedCall> calls = [];
        var rows = Phase(calls, seedOnly: true, profiled);
        var person = new SamplePerson
        {
            Id = Guid.CreateVersion7(),
            Outcome = PersonOutcome.Failed,
            Calls = [],
        };
        if (rows == 0 && !held)
        {
            rows = Phase(calls, seedOnly: false, profiled);
        }

        person = person with { Calls = [.. calls] };
        if (rows is null)
        {
            return person with { Failure = calls[^1].Failure };
        }

        var seeded = calls[^1].SeedOnly;
        var outcome =
            rows == 0 ? (seeded ? PersonOutcome.Held : PersonOutcome.Empty)
            : seeded ? PersonOutcome.Seeded
            : PersonOutcome.Fallback;
        if (rows > 0 && random.Next(20) == 0)
        {
            return person with { Failure = random.Next(2) == 0 ? "person_unknown" : "image_rejected" };
        }

        var chosen = Math.Min(rows.Value, random.Next(0, 6));
        var inserted = random.Next(0, chosen + 1);
        return person with
        {
            Outcome = outcome,
            Source =
                rows == 0 ? "none"
                : seeded ? "seed"
                : "all",
            Inserted = inserted,
            AlreadyPresent = chosen - inserted,
            Fetched = rows.Value,
        };
    }

    // The rows of a phase; null when it failed.
    private int? Phase(List<LoggedCall> calls, bool seedOnly, bool profiled)
    {
        if (profiled)
        {
            if (random.Next(12) == 0)
            {
                calls.Add(Failed(seedOnly, profiled: true));
                return null;
            }

            var ranked = random.Next(2) == 0 ? 0 : random.Next(1, 20);
            calls.Add(Call(seedOnly, ranked, profiled: true, attempts: Attempts()));
            if (ranked > 0)
            {
                return ranked;
            }
        }

        var rows = 0;
        for (var offset = 0; ; offset += 500)
        {
            if (random.Next(12) == 0)
            {
                calls.Add(Failed(seedOnly, offset));
                return null;
            }

            var page = random.Next(10) switch
            {
                < 4 => 0,
                < 9 => random.Next(1, 40),
                _ => 500,
            };
            calls.Add(Call(seedOnly, page, offset, attempts: Attempts()));
            rows += page;
            if (page < 500 || random.Next(3) == 0)
            {
                return rows;
            }
        }
    }

    private int Attempts() => random.Next(6) == 0 ? random.Next(2, 6) : 1;
}
