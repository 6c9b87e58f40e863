using System.Globalization;
using System.Net.Http.Headers;

namespace Screenalytics.Ingest.TrrBackend;

/// <summary>How long a backend asks to wait, in seconds or until a date.</summary>
internal static class RetryAfter
{
    /// <summary>The longest wait that is understood; what is honoured is a setting.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>The wait that an answer asks for, or null.</summary>
    public static TimeSpan? Of(HttpResponseMessage response, TimeProvider time) =>
        response.Headers.NonValidated.TryGetValues("Retry-After", out var values)
            ? Parse(values.ToString(), time.GetUtcNow())
            : null;

    /// <summary>The wait that a header's value asks for, or null when it is over already or not understood.</summary>
    public static TimeSpan? Parse(string value, DateTimeOffset now)
    {
        if (value.Length > 0 && !value.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return
                long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                && seconds < Longest.TotalSeconds
                ? TimeSpan.FromSeconds(seconds)
                : Longest;
        }

        return RetryConditionHeaderValue.TryParse(value, out var parsed) && parsed.Date > now
            ? parsed.Date - now
            : null;
    }
}
