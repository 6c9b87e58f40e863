namespace Screenalytics.Ingest.Hosting.Configuration;

/// <summary>The rules of the API's settings.</summary>
internal static class ApiRules
{
    private const string Listen = "Api:Listen";
    private const string Url = "Api:Url";
    private const string AdminSecret = "Api:AdminSecret";

    /// <summary>Adds what is wrong to the configuration's errors.</summary>
    public static void Check(EffectiveConfiguration configuration)
    {
        CheckAddress(configuration);
        CheckUrl(configuration);
        CheckSecret(configuration);
    }

    private static void CheckAddress(EffectiveConfiguration configuration)
    {
        var isAddress =
            Uri.TryCreate(configuration.Api.Listen, UriKind.Absolute, out var address)
            && address.Scheme == Uri.UriSchemeHttp
            && address.PathAndQuery == "/"
            && address.UserInfo.Length == 0
            && address.Fragment.Length == 0;
        if (!isAddress)
        {
            configuration.Errors.Add(
                $"{configuration.Named(Listen)}: '{configuration.Api.Listen}' is no address to listen on: give one such "
                    + "as http://127.0.0.1:5080, or http://0.0.0.0:5080 for all interfaces."
            );
        }
        else if (!address!.IsLoopback)
        {
            configuration.Warnings.Add(
                $"{configuration.Named(Listen)} is plain http beyond this machine: the admin secret travels unencrypted "
                    + "unless something in front of it speaks https."
            );
        }
    }

    private static void CheckUrl(EffectiveConfiguration configuration)
    {
        var isUrl =
            Uri.TryCreate(configuration.Api.Url, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            && url.UserInfo.Length + url.Query.Length + url.Fragment.Length == 0;
        if (!isUrl)
        {
            configuration.Errors.Add(
                $"{configuration.Named(Url)}: '{configuration.Api.Url}' is no address of a worker: give an http or https "
                    + "URL such as http://127.0.0.1:5080."
            );
        }
    }

    private static void CheckSecret(EffectiveConfiguration configuration)
    {
        if (configuration.Api.AdminSecret is { } secret && secret.Any(c => c is <= ' ' or > '~'))
        {
            configuration.Errors.Add(
                $"{configuration.Named(AdminSecret)} holds something that no HTTP header can carry (a letter outside "
                    + "ASCII, a space, or a control character): 'openssl rand -hex 32' makes one that can."
            );
        }
    }
}
