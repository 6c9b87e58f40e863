using System.Collections.Frozen;
using System.Text;
using Screenalytics.Ingest.Api;
using Screenalytics.Ingest.Contracts.Console;

namespace Screenalytics.Ingest.Console.Security;

/// <summary>Who is what, as the configuration has it now.</summary>
internal sealed class RoleLists(ApiOptions api, ConsoleOptions console)
{
    private readonly FrozenSet<string> _admins = Read(console.AdminEmails);
    private readonly FrozenSet<string> _operators = Read(console.OperatorEmails);
    private readonly FrozenSet<string> _viewers = Read(console.ViewerEmails);

    /// <summary>The highest role of an address; null when it stands on no list.</summary>
    public ConsoleRole? Of(string email) =>
        _admins.Contains(email) ? ConsoleRole.Admin
        : _operators.Contains(email) ? ConsoleRole.Operator
        : _viewers.Contains(email) ? ConsoleRole.Viewer
        : null;

    /// <summary>What a session's user may do now: never more than when they signed in; null when nothing any more.</summary>
    public ConsoleRole? Of(SessionView session)
    {
        var most =
            session.Method == SignInMethods.Token ? Of(session.Name)
            : string.IsNullOrEmpty(api.AdminSecret) ? null
            : ConsoleRole.Operator;
        return most < session.Role ? most
            : most is null ? null
            : session.Role;
    }

    /// <summary>The addresses that a setting lists.</summary>
    public static IEnumerable<string> Split(string? list) => CommaList.Split(list);

    private static FrozenSet<string> Read(string? list) => Split(list).ToFrozenSet(AsciiIgnoreCase.Instance);

    // Letters outside ASCII are compared as they are: one that merely looks like another is not it.
    private sealed class AsciiIgnoreCase : IEqualityComparer<string>
    {
        public static readonly AsciiIgnoreCase Instance = new();

        public bool Equals(string? x, string? y) =>
            x is not null && y is not null && (x == y || Ascii.EqualsIgnoreCase(x, y));

        public int GetHashCode(string text)
        {
            var hash = default(HashCode);
            foreach (var letter in text)
            {
                hash.Add(char.IsAsciiLetterUpper(letter) ? (char)(letter | 0x20) : letter);
            }

            return hash.ToHashCode();
        }
    }
}
