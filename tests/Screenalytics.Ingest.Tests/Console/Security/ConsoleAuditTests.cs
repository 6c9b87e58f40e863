using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Screenalytics.Ingest.Console.Security;
using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Diagnostics.Redaction;
using Screenalytics.Ingest.Runs.Oversight;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.Console.Security;

public sealed class ConsoleAuditTests
{
    private static readonly AuditChange Pause = new(AuditActions.PauseSchedule, "schedule nightly") { Before = "runs" };

    private readonly FakeTrail _trail = new();
    private readonly ConsoleAudit _audit;
    private readonly DefaultHttpContext _context = new();

    public ConsoleAuditTests()
    {
        _audit = new ConsoleAudit(
            new ServiceCollection().AddSingleton<IAuditTrail>(_trail).BuildServiceProvider(),
            new Redactor("canary-secret"),
            new FakeTimeProvider(),
            NullLogger<ConsoleAudit>.Instance
        );
        _context.Connection.RemoteIpAddress = System.Net.IPAddress.Parse("::ffff:10.1.2.3");
        _context.Features.Set(
            new OpenSession(
                new SessionView
                {
                    SessionId = Guid.NewGuid(),
                    Name = "ada@example.test",
                    Method = SignInMethods.Token,
                    Role = ConsoleRole.Admin,
                    CreatedAt = DateTimeOffset.UnixEpoch,
                    SeenAt = DateTimeOffset.UnixEpoch,
                    ExpiresAt = DateTimeOffset.UnixEpoch,
                },
                SessionProof.New(SignInMethods.Token)
            )
        );
    }

    private AuditEntry Entry => _trail.Entries.ShouldHaveSingleItem();

    [Fact]
    public async Task A_change_is_on_record_before_it_is_made_and_its_end_after()
    {
        var run = Guid.NewGuid();

        var result = await _audit.RunAsync(
            _context,
            Pause,
            _ =>
            {
                Entry.Outcome.ShouldBe(AuditOutcome.Begun);
                return Task.FromResult((7, new AuditEnd(AuditOutcome.Done, "paused", run)));
            }
        );

        result.ShouldBe(7);
        (Entry.Actor, Entry.Role, Entry.Address, Entry.Subject, Entry.Before, Entry.After, Entry.Outcome).ShouldBe(
            ("ada@example.test", ConsoleRole.Admin, "10.1.2.3", "schedule nightly", "runs", "paused", AuditOutcome.Done)
        );
        (Entry.SessionId, Entry.RunId).ShouldBe((ConsoleUser.Of(_context).SessionId, run));
    }

    [Fact]
    public async Task What_was_asked_for_stays_on_record_before_why_it_was_refused()
    {
        await _audit.RunAsync(
            _context,
            Pause with
            {
                Detail = "the show is over",
            },
            _ => Task.FromResult((1, new AuditEnd(AuditOutcome.Refused, Detail: "It was paused before.")))
        );

        Entry.Detail.ShouldBe("the show is over; It was paused before.");
    }

    [Fact]
    public async Task One_that_can_not_be_recorded_is_not_made()
    {
        _trail.Fault = new RunStoppedException(FailureCode.DatabaseUnavailable, "away");
        var made = false;

        await Should.ThrowAsync<RunStoppedException>(() =>
            _audit.RunAsync(
                _context,
                Pause,
                _ =>
                {
                    made = true;
                    return Task.FromResult((1, new AuditEnd(AuditOutcome.Done)));
                }
            )
        );

        made.ShouldBeFalse();
    }

    [Fact]
    public async Task One_that_is_made_counts_though_its_end_can_not_be_recorded()
    {
        var result = await _audit.RunAsync(
            _context,
            Pause,
            _ =>
            {
                _trail.Fault = new InvalidOperationException("away");
                return Task.FromResult((7, new AuditEnd(AuditOutcome.Done)));
            }
        );

        result.ShouldBe(7);
        Entry.Outcome.ShouldBe(AuditOutcome.Begun);
    }

    [Fact]
    public async Task What_throws_is_recorded_as_failed_and_thrown_on()
    {
        await Should.ThrowAsync<RunStoppedException>(() =>
            _audit.RunAsync<int>(
                _context,
                Pause,
                _ => throw new RunStoppedException(FailureCode.DatabaseUnavailable, "gone with canary-secret")
            )
        );

        (Entry.Outcome, Entry.Detail).ShouldBe((AuditOutcome.Failed, "gone with ***"));
    }

    [Fact]
    public async Task What_a_port_refuses_is_recorded_as_refused_and_a_defect_without_its_words()
    {
        await Should.ThrowAsync<RunStoppedException>(() =>
            _audit.RunAsync<int>(_context, Pause, _ => throw new RunStoppedException(FailureCode.TargetBusy, "busy"))
        );
        await Should.ThrowAsync<InvalidOperationException>(() =>
            _audit.RunAsync<int>(_context, Pause, _ => throw new InvalidOperationException("inner words"))
        );

        _trail.Entries[0].Outcome.ShouldBe(AuditOutcome.Refused);
        _trail.Entries[1].Outcome.ShouldBe(AuditOutcome.Failed);
        _trail.Entries[1].Detail.ShouldNotBeNull().ShouldNotContain("inner words");
    }

    [Fact]
    public async Task A_change_goes_on_though_its_caller_has_left()
    {
        using var left = new CancellationTokenSource();
        _context.RequestAborted = left.Token;

        await _audit.RunAsync(
            _context,
            Pause,
            async token =>
            {
                await left.CancelAsync();
                token.IsCancellationRequested.ShouldBeFalse();
                return (1, new AuditEnd(AuditOutcome.Done, "paused"));
            }
        );

        Entry.Outcome.ShouldBe(AuditOutcome.Done);
    }

    [Fact]
    public async Task Nobody_changes_anything_without_a_session() =>
        await Should.ThrowAsync<InvalidOperationException>(() =>
            _audit.RunAsync(new DefaultHttpContext(), Pause, _ => Task.FromResult((1, new AuditEnd(AuditOutcome.Done))))
        );
}
