namespace Screenalytics.Sandbox.Http;

/// <summary>A path taken apart: the endpoint, its ids as they were sent, and whether a slash too many ends it.</summary>
internal readonly record struct Route(BackendEndpoint Endpoint, string Id, string LinkId, bool TrailingSlash)
{
    private const string Reads = "/api/v1/screenalytics/";
    private const string Admin = "/api/v1/admin/person/";

    private const string AppAdmin = "/api/admin/trr-api/people/";

    public string Allow => Endpoint is BackendEndpoint.Toggle or BackendEndpoint.AppToggle ? "PATCH" : "GET";

    public static Route Parse(string path)
    {
        var slash = path.EndsWith('/');
        var rest = slash ? path.AsSpan(0, path.Length - 1) : path;
        if (rest.StartsWith(Reads))
        {
            return Read(rest[Reads.Length..], slash);
        }

        if (rest.StartsWith(Admin))
        {
            return Toggle(BackendEndpoint.Toggle, rest[Admin.Length..], slash);
        }

        return rest.StartsWith(AppAdmin) ? Toggle(BackendEndpoint.AppToggle, rest[AppAdmin.Length..], slash) : default;
    }

    private static Route Read(ReadOnlySpan<char> rest, bool slash)
    {
        if (Match(rest, "people/", "/photos", out var id))
        {
            return new Route(BackendEndpoint.Photos, id, "", slash);
        }

        if (Match(rest, "episodes/", "/cast", out id))
        {
            return new Route(BackendEndpoint.EpisodeCast, id, "", slash);
        }

        return Match(rest, "seasons/", "/cast", out id)
            ? new Route(BackendEndpoint.SeasonCast, id, "", slash)
            : default;
    }

    private static Route Toggle(BackendEndpoint endpoint, ReadOnlySpan<char> rest, bool slash)
    {
        var end = rest.IndexOf('/');
        return end > 0 && Match(rest[end..], "/gallery/", "/facebank-seed", out var link)
            ? new Route(endpoint, rest[..end].ToString(), link, slash)
            : default;
    }

    private static bool Match(ReadOnlySpan<char> text, string start, string end, out string id)
    {
        id = "";
        if (!text.StartsWith(start) || !text.EndsWith(end) || text.Length <= start.Length + end.Length)
        {
            return false;
        }

        var middle = text[start.Length..^end.Length];
        id = middle.Contains('/') ? "" : middle.ToString();
        return id.Length > 0;
    }
}
