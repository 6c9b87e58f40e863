using System.Text;
using System.Text.Json;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.TrrBackend;

namespace Screenalytics.Ingest.Tests.TrrBackend;

public sealed class RowArrayParserTests
{
    private static readonly string[] Pieces =
    [
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        " ",
        "\n",
        "\"served_url\":\"a\"",
        "\"served_url\":null",
        "\"kind\":1",
        "\"zzz\":[1,{}]",
        "\"\\u007azz\":{}",
        "\"x\"",
        "{}",
        "[]",
        "[{\"a\":1}]",
        "null",
        "1",
        "/",
        "\\",
        "\"",
        "\\ud800",
        "é",
        "\0",
        "\uFEFF",
    ];

    [Theory]
    [InlineData("[]")]
    [InlineData(" [ ] ")]
    [InlineData("""[{"served_url":"é\u00e9😀","x":[-1.5e3,null,true]} , {"kind":"z","n":{"a":{"b":[]}}}] """)]
    [InlineData("""[{"served\u005furl":"a"},{"person":"\ud83d\ude00"}]""")]
    public void It_reads_the_same_however_the_bytes_are_split(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var whole = Read(bytes, [bytes.Length]);
        whole.ShouldNotBeNull();

        for (var first = 0; first <= bytes.Length; first++)
        {
            for (var second = first; second <= bytes.Length; second++)
            {
                Read(bytes, [first, second, bytes.Length]).ShouldBe(whole);
            }
        }

        Read(bytes, [.. Enumerable.Range(1, bytes.Length)]).ShouldBe(whole);
    }

    [Fact]
    public void No_beginning_of_an_answer_passes_for_a_whole_one()
    {
        var bytes = """[{"served_url":"a","x":[{}]},{"kind":"é"}]"""u8.ToArray();
        for (var length = 0; length < bytes.Length; length++)
        {
            Read(bytes[..length], [length]).ShouldBeNull($"the first {length} bytes");
        }
    }

    [Theory]
    [InlineData("served_url", "value")]
    [InlineData("other", "value")]
    [InlineData("other", "key")]
    public void What_is_no_utf8_is_refused_wherever_it_stands(string key, string place)
    {
        foreach (
            var wrong in (byte[][])
                [
                    [0xFF],
                    [0xC3],
                    [0xC0, 0xAF],
                    [0xED, 0xA0, 0x80],
                    [0xF4, 0x90, 0x80, 0x80],
                ]
        )
        {
            byte[] bytes =
                place == "key"
                    ? [.. "[{\""u8, .. wrong, .. "\":1}]"u8]
                    : [.. "[{\""u8, .. Encoding.UTF8.GetBytes(key), .. "\":\""u8, .. wrong, .. "\"}]"u8];

            Read(bytes, [bytes.Length]).ShouldBeNull(Convert.ToHexString(wrong));
        }
    }

    [Theory]
    [InlineData(30, true)]
    [InlineData(31, false)]
    [InlineData(2000, false)]
    public void Rows_nest_so_deep_and_no_deeper(int arrays, bool taken)
    {
        var text = $"[{{\"x\":{new string('[', arrays)}{new string(']', arrays)}}}]";

        (Read(Encoding.UTF8.GetBytes(text), [text.Length]) is not null).ShouldBe(taken);
    }

    [Fact]
    public void It_takes_what_a_simple_strict_reader_takes_and_nothing_else()
    {
        var random = new Random(20260301);
        var (taken, refused) = (0, 0);
        for (var i = 0; i < 200_000; i++)
        {
            var bytes = Encoding.UTF8.GetBytes(Scramble(random));
            var expected = RowsOf(bytes);

            var rows = Read(bytes, [random.Next(bytes.Length + 1), bytes.Length]);

            (rows?.Length).ShouldBe(expected, Encoding.UTF8.GetString(bytes));
            taken += rows is null ? 0 : 1;
            refused += rows is null ? 1 : 0;
        }

        taken.ShouldBeGreaterThan(5_000);
        refused.ShouldBeGreaterThan(5_000);
    }

    // A well-formed array of rows, and now and then a few pieces more or fewer.
    private static string Scramble(Random random)
    {
        var parts = new List<string> { "[" };
        var rows = random.Next(3);
        for (var row = 0; row < rows; row++)
        {
            parts.Add(row == 0 ? "{" : ",{");
            var keys = random.Next(3);
            for (var key = 0; key < keys; key++)
            {
                parts.Add((key == 0 ? "" : ",") + Pieces[random.Next(8, 13)]);
            }

            parts.Add("}");
        }

        parts.Add("]");
        for (var edits = random.Next(3); edits > 0; edits--)
        {
            var place = random.Next(parts.Count + 1);
            if (place < parts.Count && random.Next(2) == 0)
            {
                parts.RemoveAt(place);
            }
            else
            {
                parts.Insert(place, Pieces[random.Next(Pieces.Length)]);
            }
        }

        return string.Concat(parts);
    }

    private static int? RowsOf(byte[] bytes)
    {
        try
        {
            var options = new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 32 };
            using var document = JsonDocument.Parse(bytes, options);
            return
                document.RootElement.ValueKind == JsonValueKind.Array
                && document.RootElement.EnumerateArray().All(row => row.ValueKind == JsonValueKind.Object)
                ? document.RootElement.GetArrayLength()
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static PhotoRow[]? Read(byte[] bytes, int[] ends)
    {
        try
        {
            var parser = new RowArrayParser<PhotoRow, PhotoFormat>();
            var start = 0;
            for (var i = 0; i < ends.Length; i++)
            {
                start += parser.Parse(bytes.AsSpan(start, ends[i] - start), final: i == ends.Length - 1);
            }

            return [.. parser.Rows];
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
