using System.Net;
using Screenalytics.Ingest.Api.Security;

namespace Screenalytics.Ingest.Console.Security;

/// <summary>
/// Bounds how often an address may try to sign in wrongly. Unlike the API's, it holds for right ones too: a page is for
/// people, who can wait a minute, and what is refused unread can't be guessed.
/// </summary>
internal sealed class SignInLimit(TimeProvider time)
{
    private readonly WrongSecrets _wrong = new(time);

    /// <summary>Counts a try as wrong before it is looked at, so that many at once are counted too.</summary>
    /// <param name="address">Where it came from.</param>
    /// <param name="isFirst">Whether it is the first one over the bound.</param>
    /// <returns>How long the address has to wait; null when the try may be looked at.</returns>
    public TimeSpan? Enter(IPAddress? address, out bool isFirst)
    {
        var wait = _wrong.Add(address, out var count);
        isFirst = count == WrongSecrets.Most + 1;
        return wait;
    }

    /// <summary>Takes a try back that was right.</summary>
    public void WasRight(IPAddress? address) => _wrong.TakeBack(address);
}
