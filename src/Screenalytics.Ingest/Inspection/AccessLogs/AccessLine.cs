using System.Buffers;
using System.Text;

namespace Screenalytics.Ingest.Inspection.AccessLogs;

/// <summary>Reads a line of any of the formats.</summary>
internal static class AccessLine
{
    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789"u8);

    private static ReadOnlySpan<byte> Version => " HTTP/"u8;

    /// <summary>Reads it; <see cref="AccessFormat.Foreign"/> when it is none.</summary>
    public static AccessFormat Read(ReadOnlySpan<byte> line, out AccessEntry entry)
    {
        entry = default;
        line = line.Trim(" \t\r"u8);
        if (line.IsEmpty)
        {
            return AccessFormat.Foreign;
        }

        return line[0] == (byte)'{' && AccessJson.TryRead(line, out entry)
            ? AccessFormat.Json
            : ReadText(line, out entry);
    }

    /// <summary>Reads a line with a quoted request in it.</summary>
    public static AccessFormat ReadText(ReadOnlySpan<byte> line, out AccessEntry entry)
    {
        entry = default;
        var quote = line.IndexOf((byte)'"');
        if (quote < 0 || !TryRequest(line[(quote + 1)..], out var method, out var target, out var rest))
        {
            return AccessFormat.Foreign;
        }

        // The status, and what stands behind it: uvicorn's words, or a size and two texts.
        var status = Status(rest);
        if (status == 0)
        {
            return AccessFormat.Foreign;
        }

        var prefix = line[..quote].TrimEnd((byte)' ');
        var behind = rest[3..].TrimStart((byte)' ');
        var isUvicorn = prefix.EndsWith(" -"u8) && !prefix.EndsWith("- -"u8);
        var size = isUvicorn || !prefix.EndsWith("]"u8) ? null : SizeOf(behind);
        entry = new AccessEntry
        {
            Method = Encoding.ASCII.GetString(method),
            Target = Encoding.Latin1.GetString(target),
            Status = status,
            Time = AccessTime.Find(prefix),
            Address = isUvicorn ? WithoutPort(LastWord(prefix[..^2])) : AddressOf(prefix),
            Agent = isUvicorn ? "" : AgentOf(behind),
            Size = size,
            IsBodySize = true,
        };
        return isUvicorn ? AccessFormat.Uvicorn : AccessFormat.Combined;
    }

    /// <summary>Takes <c>METHOD TARGET HTTP/VERSION"</c>: a target holds no space, whatever else somebody has put there.</summary>
    public static bool TryRequest(
        ReadOnlySpan<byte> text,
        out ReadOnlySpan<byte> method,
        out ReadOnlySpan<byte> target,
        out ReadOnlySpan<byte> rest
    )
    {
        method = target = rest = default;
        var space = text.IndexOf((byte)' ');
        if (space is < 1 or > 16 || text[..space].ContainsAnyExceptInRange((byte)'A', (byte)'Z'))
        {
            return false;
        }

        method = text[..space];
        text = text[(space + 1)..];
        var end = text.IndexOf((byte)' ');
        if (end < 1 || !text[end..].StartsWith(Version))
        {
            return false;
        }

        target = text[..end];
        text = text[(end + Version.Length)..];
        var close = text.IndexOf((byte)'"');
        if (close is < 1 or > 4)
        {
            rest = default;
            return close < 0 && text.Length is >= 1 and <= 4;
        }

        rest = text[(close + 1)..].TrimStart((byte)' ');
        return true;
    }

    private static int Status(ReadOnlySpan<byte> text)
    {
        if (text.Length < 3 || text[..3].ContainsAnyExcept(Digits) || (text.Length > 3 && text[3] != (byte)' '))
        {
            return 0;
        }

        return ((text[0] - '0') * 100) + ((text[1] - '0') * 10) + text[2] - '0';
    }

    // A number that something else stands behind may be anything, such as a time.
    private static long? SizeOf(ReadOnlySpan<byte> behind)
    {
        var end = behind.IndexOf((byte)' ');
        if (end >= 0 && !behind[end..].StartsWith(" \""u8))
        {
            return null;
        }

        var word = end < 0 ? behind : behind[..end];
        return word.Length is > 0 and < 18 && !word.ContainsAnyExcept(Digits)
            ? long.Parse(word, System.Globalization.CultureInfo.InvariantCulture)
            : null;
    }

    // "referer" "agent"; whatever stands behind them is somebody's own.
    private static string AgentOf(ReadOnlySpan<byte> behind)
    {
        var agent = "";
        for (var text = 0; text < 2; text++)
        {
            var open = behind.IndexOf((byte)'"');
            if (open < 0)
            {
                return "";
            }

            behind = behind[(open + 1)..];
            var close = behind.IndexOf("\" "u8);
            close = close >= 0 ? close : behind.IndexOf((byte)'"');
            if (close < 0)
            {
                return "";
            }

            agent = Encoding.Latin1.GetString(behind[..close]);
            behind = behind[(close + 1)..];
        }

        return agent == "-" ? "" : agent;
    }

    // ADDRESS - USER [TIME], behind whatever a collector has put there; a user without a name is a dash.
    private static string AddressOf(ReadOnlySpan<byte> prefix)
    {
        var before = prefix[..Math.Max(0, prefix.LastIndexOf((byte)'['))];
        while (before.LastIndexOf(" - "u8) is > 0 and var dash)
        {
            before = before[..dash];
            if (!before.EndsWith(" -"u8))
            {
                return LastWord(before);
            }

            before = prefix[..(dash + 1)];
        }

        return FirstWord(prefix);
    }

    private static string FirstWord(ReadOnlySpan<byte> text) =>
        Encoding.Latin1.GetString(text[..(text.IndexOf((byte)' ') is >= 0 and var end ? end : text.Length)]);

    private static string LastWord(ReadOnlySpan<byte> text) =>
        Encoding.Latin1.GetString(text[(text.LastIndexOf((byte)' ') + 1)..]);

    private static string WithoutPort(string address) =>
        address.LastIndexOf(':') is > 0 and var colon ? address[..colon].Trim('[', ']') : address;
}
