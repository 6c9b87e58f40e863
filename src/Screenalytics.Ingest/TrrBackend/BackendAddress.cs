using System.Diagnostics.CodeAnalysis;

namespace Screenalytics.Ingest.TrrBackend;

/// <summary>Where TRR-Backend is, from any of the four spellings that base URLs are seen in.</summary>
internal sealed class BackendAddress
{
    private const string ApiPath = "/api/v1";

    private BackendAddress(Uri uri, string root)
    {
        Host = uri.IsDefaultPort ? uri.Host : $"{uri.Host}:{uri.Port}";
        IsLoopback = uri.IsLoopback;
        IsPlainHttp = uri.Scheme == Uri.UriSchemeHttp;
        ApiRoot = root;
    }

    /// <summary>The URL up to and with <c>/api/v1</c>, without a trailing slash.</summary>
    public string ApiRoot { get; }

    /// <summary>Host and, unless it is the scheme's own, port.</summary>
    public string Host { get; }

    /// <summary>Whether the backend is on this machine.</summary>
    public bool IsLoopback { get; }

    /// <summary>Whether tokens would travel unencrypted.</summary>
    public bool IsPlainHttp { get; }

    /// <summary>Takes an address from a base URL, with or without a trailing slash, with or without /api/v1.</summary>
    /// <param name="baseUrl">What was configured.</param>
    /// <param name="address">The address, when the answer is <see langword="true"/>.</param>
    /// <param name="error">What is wrong and the way out, otherwise; it never repeats credentials.</param>
    public static bool TryParse(
        string? baseUrl,
        [NotNullWhen(true)] out BackendAddress? address,
        [NotNullWhen(false)] out string? error
    )
    {
        (address, error) = (null, null);
        if (string.IsNullOrWhiteSpace(baseUrl))
        {
            error = "is missing: give TRR-Backend's base URL, such as https://trr.example.org";
        }
        else if (
            !Uri.TryCreate(baseUrl.Trim(), UriKind.Absolute, out var uri)
            || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps)
            || uri.Host.Length == 0
        )
        {
            error = "is no absolute http or https URL: give one such as https://trr.example.org";
        }
        else if (uri.UserInfo.Length > 0)
        {
            error = "holds a user name or password: give them as SCREENALYTICS_SERVICE_TOKEN, not in the URL";
        }
        else if (uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            error = "holds a query or a fragment: give the base URL alone";
        }
        else
        {
            var root = uri.GetLeftPart(UriPartial.Path).TrimEnd('/');
            address = new BackendAddress(
                uri,
                root.EndsWith(ApiPath, StringComparison.OrdinalIgnoreCase) ? root : root + ApiPath
            );
        }

        return address is not null;
    }
}
