using System.Text;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.IntegrationTests.Support;

namespace Screenalytics.Ingest.IntegrationTests.TrrBackend;

/// <summary>Odd bodies that are whole and well-formed, each with the kinds of <c>served_url</c> that it holds.</summary>
internal static class AcceptedAnswers
{
    /// <summary>Bodies of a usual answer.</summary>
    public static readonly IReadOnlyDictionary<string, (string Body, PhotoRow[] Rows)> Bodies = new Dictionary<
        string,
        (string, PhotoRow[])
    >
    {
        ["no rows"] = ("[]", []),
        ["no rows, white space everywhere"] = (" \r\n\t[ \n ]\t\r\n ", []),
        ["a row without anything"] = ("[{}]", [Of(ServedUrlKind.Missing)]),
        ["unknown fields"] = ("""[{"zzz":1,"served_url":"a","":null,"é":"x"}]""", [PhotoRow.Of("a")]),
        ["nested unknown values"] = (
            """[{"x":{"a":[1,{"a":[[]]}],"b":{}},"served_url":"a","y":[[],{},"z"]}]""",
            [PhotoRow.Of("a")]
        ),
        ["same key in different objects"] = (
            """[{"a":{"a":{"a":1}},"b":[{"a":1},{"a":2}],"served_url":"x"},{"a":1}]""",
            [PhotoRow.Of("x"), Of(ServedUrlKind.Missing)]
        ),
        ["served_url of a nested object"] = ("""[{"x":{"served_url":"a"}}]""", [Of(ServedUrlKind.Missing)]),
        ["keys that differ in case"] = (
            """[{"served_url":"a","Served_Url":"b","SERVED_URL":"c"}]""",
            [PhotoRow.Of("a")]
        ),
        ["escaped key"] = ("""[{"served\u005furl":"a"}]""", [PhotoRow.Of("a")]),
        ["wholly escaped key"] = (
            """[{"\u0073\u0065\u0072\u0076\u0065\u0064\u005f\u0075\u0072\u006c":"a"}]""",
            [PhotoRow.Of("a")]
        ),
        ["escaped value"] = ("""[{"served_url":"\u0061\/\"\\\n\ud83d\ude00"}]""", [PhotoRow.Of("a/\"\\\n😀")]),
        ["escaped NUL"] = ("""[{"served_url":"a\u0000b"}]""", [PhotoRow.Of("a\0b")]),
        ["other alphabets"] = (
            """[{"served_url":"https://x.test/ü 写真.jpg"}]""",
            [PhotoRow.Of("https://x.test/ü 写真.jpg")]
        ),
        ["a byte-order mark within a string"] = ("[{\"served_url\":\"\uFEFFa\"}]", [PhotoRow.Of("\uFEFFa")]),
        ["served_url null"] = ("""[{"served_url":null}]""", [Of(ServedUrlKind.Null)]),
        ["served_url empty"] = ("""[{"served_url":""}]""", [PhotoRow.Of("")]),
        ["served_url a number"] = ("""[{"served_url":1}]""", [Of(ServedUrlKind.NotText)]),
        ["served_url true"] = ("""[{"served_url":true}]""", [Of(ServedUrlKind.NotText)]),
        ["served_url an object"] = ("""[{"served_url":{"a":"b"}}]""", [Of(ServedUrlKind.NotText)]),
        ["served_url an array"] = ("""[{"served_url":["a",[]]}]""", [Of(ServedUrlKind.NotText)]),
        ["served_url a lone surrogate"] = (
            """[{"served_url":"\ud800"},{"served_url":"a"}]""",
            [Of(ServedUrlKind.NotText), PhotoRow.Of("a")]
        ),
        ["served_url a lone low surrogate"] = ("""[{"served_url":"a\udc00b"}]""", [Of(ServedUrlKind.NotText)]),
        ["a lone surrogate in another value"] = ("""[{"kind":"\ud800","served_url":"a"}]""", [PhotoRow.Of("a")]),
        ["wrong types elsewhere"] = (
            """[{"served_url":"a","kind":[],"is_primary":"x","width":{},"height":1.5,"hosted_key":7}]""",
            [PhotoRow.Of("a")]
        ),
        ["numbers beyond all types"] = (
            $$"""[{"width":1e999999,"height":-0.{{new string('9', 100_000)}},"served_url":"a"}]""",
            [PhotoRow.Of("a")]
        ),
        ["a megabyte of digits"] = (
            $$"""[{"width":{{new string('9', 1 << 20)}},"served_url":"a"}]""",
            [PhotoRow.Of("a")]
        ),
        ["a row of many buffers"] = (
            $$"""[{"served_url":"a","caption":"{{new string('x', 300_000)}}"},{"served_url":"b"}]""",
            [PhotoRow.Of("a"), PhotoRow.Of("b")]
        ),
        ["a URL of many buffers"] = (
            $$"""[{"served_url":"{{new string('u', 200_000)}}"}]""",
            [PhotoRow.Of(new string('u', 200_000))]
        ),
        ["as deep as is read"] = (
            "[{\"x\":" + new string('[', 29) + new string(']', 29) + ",\"served_url\":\"a\"}]",
            [PhotoRow.Of("a")]
        ),
        ["a hundred unknown keys"] = (
            "[{" + string.Join(',', Enumerable.Range(0, 100).Select(i => $"\"k{i}\":{i}")) + ",\"served_url\":\"a\"}]",
            [PhotoRow.Of("a")]
        ),
        ["a full page"] = (
            "["
                + string.Join(
                    ", ",
                    Enumerable.Range(0, 500).Select(i => $$"""{"served_url":"u{{i}}","kind":"gallery"}""")
                )
                + "]",
            [.. Enumerable.Range(0, 500).Select(i => PhotoRow.Of($"u{i}"))]
        ),
    };

    /// <summary>Heads before the body of one row.</summary>
    public static readonly IReadOnlyDictionary<string, byte[]> Heads = new Dictionary<string, byte[]>
    {
        ["charset"] = Typed("application/json; charset=utf-8"),
        ["charset in capitals"] = Typed("Application/JSON;Charset=UTF-8"),
        ["charset in quotes"] = Typed("application/json; charset=\"utf-8\""),
        ["a parameter more"] = Typed("application/json; profile=\"x\""),
        ["capitals in header names"] = Raw(
            "HTTP/1.1 200 OK\r\nCONTENT-TYPE: application/json\r\ncontent-LENGTH: 49\r\n\r\n" + WireAnswer.OneRow
        ),
        ["no reason phrase"] = WireAnswer.Of("200", "Content-Type: application/json", WireAnswer.OneRow),
        ["bytes of any kind as reason phrase"] = WireAnswer.Of(
            "200 \u00ff\u00fe \u0001",
            "Content-Type: application/json",
            WireAnswer.OneRow
        ),
        ["interim answers"] = Raw(
            string.Concat(Enumerable.Repeat("HTTP/1.1 102 Processing\r\nX-A: b\r\n\r\n", 200))
                + "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 49\r\n\r\n"
                + WireAnswer.OneRow
        ),
        ["chunks with extensions and a trailer"] = Raw(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: Chunked\r\n\r\n31;a=b\r\n"
                + WireAnswer.OneRow
                + "\r\n0;c\r\nX-Trailer: y\r\n\r\n"
        ),
        ["chunks of a byte"] = WireAnswer.ChunkedJson(Encoding.UTF8.GetBytes(WireAnswer.OneRow), 1),
        ["cookies, links and caching"] = WireAnswer.Of(
            "200 OK",
            "Content-Type: application/json\r\nSet-Cookie: a=b\r\nSet-Cookie: c=d\r\nCache-Control: no-store\r\nETag: x",
            WireAnswer.OneRow
        ),
    };

    private static PhotoRow Of(ServedUrlKind kind) => new(kind, null);

    private static byte[] Typed(string type) => WireAnswer.Of("200 OK", $"Content-Type: {type}", WireAnswer.OneRow);

    private static byte[] Raw(string text) => Encoding.Latin1.GetBytes(text);
}
