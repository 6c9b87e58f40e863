using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.RolloutGate;

namespace Screenalytics.Ingest.Tests.RolloutGate.Scene;

/// <summary>What a test expects of a step's notes.</summary>
internal static class RecordAssertions
{
    /// <summary>Every check is proven, but for those named.</summary>
    public static void ShouldBeProven(this StepRecord record, params string[] others) =>
        record
            .Checks.Where(check => check.Verdict != GateVerdict.Proven && !others.Contains(check.Id))
            .Select(check => $"{check.Id}: {check.Verdict}: {check.Observed}")
            .ShouldBeEmpty();

    /// <summary>A check came to a verdict, and says why.</summary>
    public static GateCheck ShouldSay(this StepRecord record, string id, GateVerdict verdict, string words)
    {
        var check = record.Checks.SingleOrDefault(check => check.Id == id);
        check.ShouldNotBeNull($"{id} is not among {string.Join(", ", record.Checks.Select(other => other.Id))}");
        check.Verdict.ShouldBe(verdict, check.Observed);
        check.Observed.ShouldContain(words);
        return check;
    }

    /// <summary>A check is disproven, and names the cause; nothing but what is named besides is.</summary>
    public static void ShouldDisprove(this StepRecord record, string id, string cause, params string[] besides)
    {
        record.ShouldSay(id, GateVerdict.Disproven, cause).WayOut.ShouldNotBeNullOrEmpty();
        record
            .Checks.Where(check =>
                check.Verdict == GateVerdict.Disproven && check.Id != id && !besides.Contains(check.Id)
            )
            .Select(check => $"{check.Id}: {check.Observed}")
            .ShouldBeEmpty();
    }

    /// <summary>No note holds any of the scene's secrets.</summary>
    public static void ShouldHoldNoSecret(this StepRecord record)
    {
        var all = string.Join(
            '\n',
            record
                .Checks.SelectMany(check => new[] { check.Expected, check.Observed, check.WayOut })
                .Concat(record.Input.Values)
                .Concat(record.Exchanges.SelectMany(exchange => exchange.RequestHeaders.Values))
                .Concat(
                    record.Exchanges.SelectMany(exchange =>
                        new[] { exchange.Url, exchange.Excerpt, exchange.RequestBody }
                    )
                )
        );
        foreach (
            var secret in new[]
            {
                GateScene.ReadsToken,
                GateScene.RoleKey,
                GateScene.SharedSecret,
                GateScene.AdminToken,
                GateScene.UserToken,
            }
        )
        {
            all.ShouldNotContain(secret);
        }
    }
}
