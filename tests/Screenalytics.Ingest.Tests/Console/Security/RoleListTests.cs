using Screenalytics.Ingest.Api;
using Screenalytics.Ingest.Console;
using Screenalytics.Ingest.Console.Security;
using Screenalytics.Ingest.Contracts.Console;

namespace Screenalytics.Ingest.Tests.Console.Security;

public sealed class RoleListTests
{
    private static readonly ConsoleOptions Options = new()
    {
        AdminEmails = "ada@example.test, Bob@Example.test,",
        OperatorEmails = "cleo@example.test;ada@example.test",
        ViewerEmails = "dan@example.test",
    };

    private readonly RoleLists _roles = new(new ApiOptions { AdminSecret = "x" }, Options);

    [Theory]
    [InlineData("ada@example.test", ConsoleRole.Admin)]
    [InlineData("ADA@EXAMPLE.TEST", ConsoleRole.Admin)]
    [InlineData("bob@example.test", ConsoleRole.Admin)]
    [InlineData("cleo@example.test", ConsoleRole.Operator)]
    [InlineData("dan@example.test", ConsoleRole.Viewer)]
    [InlineData("eve@example.test", null)]
    [InlineData("ada@example.test.evil.test", null)]
    [InlineData("", null)]
    [InlineData("ada@example.teſt", null)]
    [InlineData("ada@e\u212aample.test", null)]
    public void The_highest_list_counts(string email, ConsoleRole? role) => _roles.Of(email).ShouldBe(role);

    [Theory]
    [InlineData("ada@example.test", ConsoleRole.Admin, ConsoleRole.Admin)]
    [InlineData("ada@example.test", ConsoleRole.Viewer, ConsoleRole.Viewer)]
    [InlineData("cleo@example.test", ConsoleRole.Admin, ConsoleRole.Operator)]
    [InlineData("dan@example.test", ConsoleRole.Admin, ConsoleRole.Viewer)]
    [InlineData("eve@example.test", ConsoleRole.Viewer, null)]
    public void A_session_never_rises_and_falls_with_the_lists(string name, ConsoleRole had, ConsoleRole? has) =>
        _roles.Of(Session(name, SignInMethods.Token, had)).ShouldBe(has);

    [Theory]
    [InlineData("x", ConsoleRole.Operator, ConsoleRole.Operator)]
    [InlineData("x", ConsoleRole.Viewer, ConsoleRole.Viewer)]
    [InlineData("x", ConsoleRole.Admin, ConsoleRole.Operator)]
    [InlineData("", ConsoleRole.Operator, null)]
    [InlineData(null, ConsoleRole.Viewer, null)]
    public void The_admin_secret_makes_operators_while_there_is_one(
        string? secret,
        ConsoleRole had,
        ConsoleRole? has
    ) =>
        new RoleLists(new ApiOptions { AdminSecret = secret }, Options)
            .Of(Session("ada@example.test", SignInMethods.Secret, had))
            .ShouldBe(has);

    private static SessionView Session(string name, string method, ConsoleRole role) =>
        new()
        {
            SessionId = Guid.NewGuid(),
            Name = name,
            Method = method,
            Role = role,
            CreatedAt = DateTimeOffset.UnixEpoch,
            SeenAt = DateTimeOffset.UnixEpoch,
            ExpiresAt = DateTimeOffset.UnixEpoch,
        };
}
