using System.Net;
using System.Net.Sockets;

namespace Screenalytics.Ingest.Api.Security;

/// <summary>Counts the wrong secrets of each address in windows of a minute.</summary>
internal sealed class WrongSecrets(TimeProvider time)
{
    /// <summary>Wrong secrets of an address that are answered as such within a window.</summary>
    public const int Most = 10;

    // Addresses cost nothing to make up: past so many, the new ones share a count.
    private const int MostAddresses = 10_000;

    /// <summary>The window.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<IPAddress, (long Since, int Count)> _counts = [];

    /// <summary>Counts one.</summary>
    /// <param name="address">Where it came from.</param>
    /// <param name="count">How many came from there within the window.</param>
    /// <returns>How long the address has to wait; null while it has not sent too many.</returns>
    public TimeSpan? Add(IPAddress? address, out int count)
    {
        var key = KeyOf(address ?? IPAddress.None);
        var now = time.GetTimestamp();
        lock (_gate)
        {
            if (_counts.Count >= MostAddresses && !_counts.ContainsKey(key))
            {
                RemoveOld(now);
                key = _counts.Count >= MostAddresses ? IPAddress.None : key;
            }

            var (since, before) = _counts.GetValueOrDefault(key, (now, 0));
            if (time.GetElapsedTime(since, now) >= Window)
            {
                (since, before) = (now, 0);
            }

            count = before + 1;
            _counts[key] = (since, count);
            return count > Most ? Window - time.GetElapsedTime(since, now) : null;
        }
    }

    /// <summary>Takes one back that turned out right.</summary>
    public void TakeBack(IPAddress? address)
    {
        var key = KeyOf(address ?? IPAddress.None);
        lock (_gate)
        {
            if (_counts.TryGetValue(key, out var known) && known.Count > 0)
            {
                _counts[key] = (known.Since, known.Count - 1);
            }
        }
    }

    private void RemoveOld(long now)
    {
        foreach (var (address, (since, _)) in _counts)
        {
            if (time.GetElapsedTime(since, now) >= Window)
            {
                _counts.Remove(address);
            }
        }
    }

    // Whoever has an IPv6 address has its whole /64.
    private static IPAddress KeyOf(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }
}
