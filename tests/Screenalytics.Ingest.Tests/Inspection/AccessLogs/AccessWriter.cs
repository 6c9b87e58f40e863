using System.Globalization;
using System.Text;

namespace Screenalytics.Ingest.Tests.Inspection.AccessLogs;

/// <summary>Writes requests in each of the formats.</summary>
internal static class AccessWriter
{
    public static readonly (string Name, bool HasTimes, bool HasSizes, Func<AccessSent, string> Write)[] Formats =
    [
        (
            "uvicorn",
            false,
            false,
            sent =>
                $"INFO:     {sent.Address}:4{sent.At.Millisecond} - \"GET {Target(sent)} HTTP/1.1\" {sent.Status} {Word(sent)}"
        ),
        (
            "uvicorn with times",
            true,
            false,
            sent =>
                $"{Invariant(sent.At, "yyyy-MM-dd HH:mm:ss,fff")} INFO:     {sent.Address}:50123 - \"GET {Target(sent)} HTTP/1.1\" {sent.Status} {Word(sent)}"
        ),
        (
            "uvicorn with bracketed times",
            true,
            false,
            sent =>
                $"[{Invariant(sent.At, "yyyy-MM-ddTHH:mm:ss.fffZ")}] INFO: {sent.Address}:50123 - \"GET {Target(sent)} HTTP/1.1\" {sent.Status}"
        ),
        (
            "combined",
            true,
            true,
            sent =>
                $"{sent.Address} - - [{Invariant(sent.At, "dd/MMM/yyyy:HH:mm:ss +0000")}] \"GET {Target(sent)} HTTP/1.1\" {sent.Status} {sent.Size} \"-\" \"{(sent.Agent.Length == 0 ? "-" : sent.Agent)}\""
        ),
        (
            "common",
            true,
            true,
            sent =>
                $"{sent.Address} - - [{Invariant(sent.At, "dd/MMM/yyyy:HH:mm:ss +0000")}] \"GET {Target(sent)} HTTP/1.1\" {sent.Status} {sent.Size}"
        ),
        (
            "json of nginx",
            true,
            true,
            sent =>
                $$"""{"time":"{{Invariant(sent.At, "yyyy-MM-ddTHH:mm:ss+00:00")}}","remote_addr":"{{sent.Address}}","request":"GET {{Target(sent)}} HTTP/1.1","status":{{sent.Status}},"body_bytes_sent":"{{sent.Size}}","http_user_agent":"{{sent.Agent}}"}"""
        ),
        (
            "json of caddy",
            true,
            false,
            sent =>
                $$$"""{"ts":{{{Seconds(sent.At)}}},"request":{"remote_ip":"{{{sent.Address}}}","method":"GET","uri":"{{{Target(sent)}}}"},"status":{{{sent.Status}}},"duration":0.01}"""
        ),
        (
            "json with path and query",
            true,
            true,
            sent =>
                $$"""{"timestamp":"{{Invariant(sent.At, "yyyy-MM-ddTHH:mm:ss.fffZ")}}","client_ip":"{{sent.Address}}:4711","method":"GET","path":"{{Target(sent).Split('?')[0]}}","query":"{{Target(sent).Split('?')[^1]}}","status_code":{{sent.Status}},"response_body_size":{{sent.Size}}}"""
        ),
    ];

    public static Stream StreamOf(IEnumerable<string> lines) =>
        new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));

    public static string Target(AccessSent sent)
    {
        var profile = sent.Profiled ? "&selection_profile=facebank_initial&show_name=Harbour%20Row" : "";
        var query =
            sent.Query ?? $"seed_only={(sent.SeedOnly ? "true" : "false")}&limit=500&offset={sent.Offset}{profile}";
        return $"/api/v1/screenalytics/people/{sent.PersonId}/photos?{query}";
    }

    private static string Word(AccessSent sent) => sent.Status == 200 ? "OK" : "Internal Server Error";

    private static string Seconds(DateTimeOffset time) =>
        (time.ToUnixTimeMilliseconds() / 1000.0).ToString("F3", CultureInfo.InvariantCulture);

    private static string Invariant(DateTimeOffset time, string format) =>
        time.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
}
