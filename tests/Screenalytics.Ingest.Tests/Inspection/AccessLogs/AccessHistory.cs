namespace Screenalytics.Ingest.Tests.Inspection.AccessLogs;

/// <summary>
/// Plays clients that keep the rule against a server that is slow, sick and late: what it logs, in the order in which it is
/// done with each request.
/// </summary>
internal sealed class AccessHistory(Random random)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly int[] Sick = [500, 503, 502, 429, 504];

    private readonly List<AccessSent> _sent = [];
    private DateTimeOffset _now = new(2026, 11, 22, 18, 0, 0, TimeSpan.Zero);

    /// <summary>Some people over some runs, other readers among them; in the order of a log.</summary>
    public static List<AccessSent> Legal(Random random, int people)
    {
        var history = new AccessHistory(random);
        Guid[] ids = [.. Enumerable.Range(0, people).Select(_ => Guid.NewGuid())];
        var start = history._now;
        for (var run = random.Next(1, 4); run > 0; run--)
        {
            var address = random.Next(5) == 0 ? "10.0.0.8" : "10.0.0.7";
            var profiled = random.Next(4) == 0;
            foreach (var id in ids)
            {
                // Several people are in flight at once.
                history._now = start + TimeSpan.FromMilliseconds(random.Next(0, 40_000));
                history.Person(
                    new AccessSent
                    {
                        PersonId = id,
                        SeedOnly = true,
                        At = default,
                        Address = address,
                    },
                    profiled
                );
            }

            start += random.Next(2) == 0 ? TimeSpan.FromMinutes(3) : TimeSpan.FromHours(20);
        }

        for (var other = random.Next(4); other > 0; other--)
        {
            history.Strange(ids[random.Next(ids.Length)]);
        }

        return [.. history._sent.OrderBy(sent => sent.At)];
    }

    private void Person(AccessSent request, bool profiled)
    {
        if (random.Next(30) == 0)
        {
            // A credential that has run out is renewed.
            Answered(request with { Status = 401 });
        }

        var rows = Ask(request with { SeedOnly = true }, profiled);
        if (rows == 0 && random.Next(15) > 0)
        {
            Ask(request with { SeedOnly = false }, profiled);
        }
    }

    // The rows of a call's first page; null when the person failed, or was dropped.
    private int? Ask(AccessSent request, bool profiled)
    {
        if (profiled)
        {
            var ranked = Call(request with { Profiled = true });
            if (ranked is not 0)
            {
                return ranked;
            }
        }

        var rows = Call(request);
        for (var offset = 500; rows >= 500 && random.Next(2) == 0; offset += 500)
        {
            if (Call(request with { Offset = offset }) is not { } more)
            {
                return null;
            }

            if (more < 500)
            {
                break;
            }
        }

        return rows;
    }

    private int? Call(AccessSent request)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var (status, rows) = random.Next(8) switch
            {
                0 => (Sick[random.Next(Sick.Length)], 0),
                1 or 2 or 3 => (200, random.Next(1, 30)),
                4 => (200, 500),
                _ => (200, 0),
            };
            var answer = request with { Status = status, Rows = rows };
            switch (random.Next(12))
            {
                case 0:
                    // Given up: the server is done with it later, and says what it likes.
                    _sent.Add(
                        answer with
                        {
                            At = _now + Patience + TimeSpan.FromSeconds(random.Next(0, 50)),
                            Status = random.Next(2) == 0 ? 499 : status,
                        }
                    );
                    _now += Patience;
                    continue;
                case 1:
                    // Cut on its way back: a 200 to the server, a retry to the client.
                    Answered(answer with { Status = 200 });
                    continue;
            }

            Answered(answer);
            if (status == 200)
            {
                return rows;
            }

            _now += TimeSpan.FromMilliseconds(random.Next(100, 3000));
        }

        return null;
    }

    private void Answered(AccessSent answer)
    {
        _now += TimeSpan.FromMilliseconds(random.Next(2, 400));
        _sent.Add(answer with { At = _now });
    }

    // Readers who are not this program: another address, another tool, another way of writing the same.
    private void Strange(Guid personId)
    {
        var sent = new AccessSent
        {
            PersonId = personId,
            SeedOnly = false,
            At = _now + TimeSpan.FromMilliseconds(random.Next(-90_000, 90_000)),
            Rows = random.Next(2),
        };
        _sent.Add(
            random.Next(3) switch
            {
                0 => sent with { Address = "192.168.4.4", Agent = "python-httpx/0.28" },
                1 => sent with { Query = "limit=200" },
                _ => sent with { Address = "192.168.4.5", Query = "" },
            }
        );
    }
}
