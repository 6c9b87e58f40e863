using System.Globalization;
using System.Runtime.CompilerServices;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.TrrBackend;

namespace Screenalytics.Ingest.Storage;

/// <summary>
/// A person's calls as they are stored: a word each, such as <c>seed:200:0r:2b:1x:3ms</c> or
/// <c>all@500+profile:503:0r:0b:5x:912ms:105</c>. The view <c>screenalytics_ingest.person_call</c> splits them again.
/// </summary>
internal static class CallsText
{
    /// <summary>Writes the calls; null when there was none.</summary>
    public static string? Of(PhotoCall[] calls)
    {
        if (calls.Length == 0)
        {
            return null;
        }

        var text = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[256]);
        for (var i = 0; i < calls.Length; i++)
        {
            if (i > 0)
            {
                text.AppendLiteral(" ");
            }

            Append(ref text, in calls[i]);
        }

        return text.ToStringAndClear();
    }

    private static void Append(ref DefaultInterpolatedStringHandler text, in PhotoCall call)
    {
        text.AppendLiteral(call.SeedOnly ? "seed" : "all");
        if (call.Offset != 0)
        {
            text.AppendLiteral("@");
            text.AppendFormatted(call.Offset);
        }

        text.AppendLiteral(call.Profiled ? "+profile:" : ":");
        text.AppendFormatted(call.Status);
        text.AppendLiteral(":");
        text.AppendFormatted(call.Rows);
        text.AppendLiteral("r:");
        text.AppendFormatted(call.Bytes);
        text.AppendLiteral("b:");
        text.AppendFormatted(call.Attempts);
        text.AppendLiteral("x:");
        text.AppendFormatted((long)Math.Round(call.Duration.TotalMilliseconds));
        text.AppendLiteral("ms");
        if (call.Failure != FailureCode.None)
        {
            text.AppendLiteral(":");
            text.AppendFormatted((int)call.Failure);
        }
    }
}
