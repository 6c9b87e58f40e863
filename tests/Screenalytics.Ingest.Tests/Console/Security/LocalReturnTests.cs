using Screenalytics.Ingest.Console.Security;

namespace Screenalytics.Ingest.Tests.Console.Security;

public sealed class LocalReturnTests
{
    [Theory]
    [InlineData("/console")]
    [InlineData("/console/runs")]
    [InlineData("/console/runs?status=error&q=a%20b")]
    [InlineData("/console/people/e7e2d44b-99e3-8823-976a-8bacff4fe9c0")]
    [InlineData("/console?range=day")]
    [InlineData("/console/runs?next=https://evil.test/")]
    [InlineData("/console/search?q=season%2F9d9b")]
    public void Pages_of_the_console_are_gone_back_to(string path) => LocalReturn.Of(path).ShouldBe(path);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("console/runs")]
    [InlineData("https://evil.test/console")]
    [InlineData("//evil.test/console")]
    [InlineData("///evil.test/console")]
    [InlineData("/\\evil.test/console")]
    [InlineData("\\\\evil.test")]
    [InlineData("/console\\..\\..\\evil")]
    [InlineData("/consolevil")]
    [InlineData("/console.evil.test")]
    [InlineData("/runs")]
    [InlineData("/console/../runs")]
    [InlineData("/console/%2e%2e/runs")]
    [InlineData("/console/..%2f..//evil.test/../../runs")]
    [InlineData("/console\r\nSet-Cookie: a=b")]
    [InlineData("/console/\tx")]
    [InlineData("/console/ö")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/console/sign-in?return=/console/sign-in")]
    [InlineData("/console/sign-out")]
    public void Nothing_else_is(string? path) => LocalReturn.Of(path).ShouldBe("/console");

    [Fact]
    public void Nor_what_is_endless() => LocalReturn.Of("/console/" + new string('x', 3000)).ShouldBe("/console");
}
