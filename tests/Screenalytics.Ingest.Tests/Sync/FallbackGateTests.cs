using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.Sync;

public sealed class FallbackGateTests
{
    private const int Rounds = 2_000;
    private const int Askers = 8;

    private static readonly SuddenChange Rule = SuddenChange.Of(new SyncOptions());

    [Fact]
    public void Nobody_is_released_before_the_judgement_and_everybody_after_it_once()
    {
        var gate = new FallbackGate(Rule, [new EmptyShare(40, 100)]);
        var parked = Enumerable.Range(0, 20).Select(_ => Person()).ToList();
        parked.ForEach(person => gate.Ask(person).ShouldBe(GateState.Undecided));
        gate.TryRelease(out _).ShouldBeFalse();
        for (var seeded = 20; seeded < FallbackGate.FirstAnswers; seeded++)
        {
            gate.State.ShouldBe(GateState.Undecided);
            gate.PassSeeded();
        }

        gate.State.ShouldBe(GateState.Open);
        Released(gate).ShouldBe(parked);
        gate.HasReleased.ShouldBeFalse();
        gate.Ask(Person()).ShouldBe(GateState.Open);
    }

    [Fact]
    public void What_is_judged_stays_judged()
    {
        var gate = new FallbackGate(Rule, [new EmptyShare(0, 100)]);
        gate.Ask(Person());
        for (var asked = 1; asked < 10; asked++)
        {
            gate.Ask(Person());
        }

        gate.Judge();
        gate.State.ShouldBe(GateState.Withheld);
        for (var seeded = 0; seeded < 200; seeded++)
        {
            gate.PassSeeded();
        }

        gate.Judge();
        gate.State.ShouldBe(GateState.Withheld);
        Released(gate).Count.ShouldBe(10);
    }

    // Whoever is told to wait is released later, and nobody else: to be told and released would be to go on twice.
    [Fact]
    public void Of_many_who_ask_at_the_moment_of_the_judgement_each_goes_on_once()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var gate = new FallbackGate(Rule, [new EmptyShare(40, 100)]);
            for (var seeded = 0; seeded < FallbackGate.FirstAnswers - (Askers / 2); seeded++)
            {
                gate.PassSeeded();
            }

            var waiting = 0;
            Parallel.For(
                0,
                Askers,
                _ =>
                {
                    if (gate.Ask(Person()) == GateState.Undecided)
                    {
                        Interlocked.Increment(ref waiting);
                    }
                }
            );

            Released(gate).Count.ShouldBe(waiting);
        }
    }

    private static List<ParkedPerson> Released(FallbackGate gate)
    {
        var released = new List<ParkedPerson>();
        while (gate.TryRelease(out var person))
        {
            released.Add(person);
        }

        return released;
    }

    private static ParkedPerson Person()
    {
        var call = new PhotoCall
        {
            PersonId = Guid.NewGuid(),
            SeedOnly = true,
            Offset = 0,
            Limit = PhotoQuery.PageSize,
            Attempts = 1,
            Status = 200,
            Complete = true,
        };
        ProvenEmpty.TryProve(call, out var proof).ShouldBeTrue();
        return new ParkedPerson(proof, null, new CallTrace(5));
    }
}
