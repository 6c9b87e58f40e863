using System.Text;

namespace Screenalytics.Ingest.IntegrationTests.Support;

/// <summary>Answers as bytes, right or wrong.</summary>
internal static class WireAnswer
{
    /// <summary>An array of one usable row.</summary>
    public const string OneRow = """[{"served_url":"https://cdn.example.test/a.jpg"}]""";

    /// <summary>A 200 with a JSON body, as TRR-Backend sends it.</summary>
    public static byte[] Json(string body) => Json(Encoding.UTF8.GetBytes(body));

    /// <summary>A 200 with a JSON body, as TRR-Backend sends it.</summary>
    public static byte[] Json(byte[] body) => Of("200 OK", "Content-Type: application/json", body);

    /// <summary>A 200 with a JSON body in chunks of a size.</summary>
    public static byte[] ChunkedJson(byte[] body, int chunk = 1 << 20)
    {
        var answer = new MemoryStream();
        answer.Write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"u8);
        for (var start = 0; start < body.Length; start += chunk)
        {
            var length = Math.Min(chunk, body.Length - start);
            answer.Write(Encoding.ASCII.GetBytes($"{length:x}\r\n"));
            answer.Write(body, start, length);
            answer.Write("\r\n"u8);
        }

        answer.Write("0\r\n\r\n"u8);
        return answer.ToArray();
    }

    /// <summary>An answer with its body's length announced.</summary>
    /// <param name="status">The status line without the version.</param>
    /// <param name="headers">Header lines, or empty.</param>
    /// <param name="body">The body.</param>
    public static byte[] Of(string status, string headers, byte[] body)
    {
        var lines = headers.Length == 0 ? "" : headers + "\r\n";
        return
        [
            .. Encoding.Latin1.GetBytes($"HTTP/1.1 {status}\r\n{lines}Content-Length: {body.Length}\r\n\r\n"),
            .. body,
        ];
    }

    /// <summary>An answer with its body's length announced.</summary>
    public static byte[] Of(string status, string headers = "", string body = "") =>
        Of(status, headers, Encoding.UTF8.GetBytes(body));
}
