using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Screenalytics.Ingest.Notifications;

namespace Screenalytics.Ingest.Tests.Notifications;

public sealed class WebhookRuleTests
{
    [Fact]
    public void The_signature_is_the_hmac_of_time_and_body()
    {
        var expected = HMACSHA256.HashData("s3cret"u8, "1795370400.{\"a\":1}"u8);

        WebhookSignature
            .Of("s3cret", "1795370400", "{\"a\":1}"u8)
            .ShouldBe("sha256=" + Convert.ToHexStringLower(expected));
    }

    [Fact]
    public void Another_secret_time_or_body_gives_another_signature()
    {
        string[] signatures = [Of("a", "1", "x"), Of("b", "1", "x"), Of("a", "2", "x"), Of("a", "1", "y")];

        signatures.Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public void Waits_grow_up_to_a_bound_never_vanish_and_end_with_the_patience() =>
        Prop.ForAll(
                Arb.From(
                    from attempts in Gen.Choose(1, 5000)
                    from minutes in Gen.Choose(0, 6000)
                    from chance in Gen.Choose(0, 1000)
                    select (attempts, age: TimeSpan.FromMinutes(minutes), chance: chance / 1000.0)
                ),
                one =>
                {
                    var wait = WebhookBackoff.After(one.attempts, one.age, one.chance);
                    if (one.age >= WebhookBackoff.GiveUpAfter)
                    {
                        return wait is null;
                    }

                    var later = WebhookBackoff.After(one.attempts + 1, one.age, one.chance);
                    return wait >= TimeSpan.FromSeconds(3) && wait <= WebhookBackoff.Longest * 1.25 && later >= wait;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithQuietOnSuccess(true));

    private static string Of(string secret, string time, string body) =>
        WebhookSignature.Of(secret, time, Encoding.UTF8.GetBytes(body));
}
