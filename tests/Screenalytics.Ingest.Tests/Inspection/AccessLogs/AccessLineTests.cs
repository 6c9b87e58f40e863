using System.IO.Compression;
using System.Text;
using Screenalytics.Ingest.Inspection.AccessLogs;

namespace Screenalytics.Ingest.Tests.Inspection.AccessLogs;

public sealed class AccessLineTests
{
    private const string Id = "e7e2d44b-99e3-8823-976a-8bacff4fe9c0";

    [Fact]
    public void Each_format_tells_what_was_written_into_it()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            foreach (var sent in AccessHistory.Legal(new Random(seed), 3))
            {
                foreach (var (name, hasTimes, hasSizes, write) in AccessWriter.Formats)
                {
                    var line = write(sent);
                    AccessLine
                        .Read(Encoding.UTF8.GetBytes(line), out var entry)
                        .ShouldNotBe(AccessFormat.Foreign, line);

                    entry.Target.TrimEnd('?').ShouldBe(AccessWriter.Target(sent).TrimEnd('?'), name);
                    entry.Status.ShouldBe(sent.Status, name);
                    entry.Address.ShouldBe(sent.Address, name);
                    entry.Size.ShouldBe(hasSizes ? sent.Size : null, name);
                    (entry.Time is null).ShouldBe(!hasTimes, name);
                    if (entry.Time is { } time)
                    {
                        (sent.At - time).Duration().ShouldBeLessThan(TimeSpan.FromSeconds(1), name);
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData($"/api/v1/screenalytics/people/{Id}/photos?seed_only=true&limit=500", true, 0)]
    [InlineData($"/api/v1/screenalytics/people/{Id}/photos?limit=500&offset=500&seed_only=True", true, 500)]
    [InlineData("/api/v1/screenalytics/people/E7E2D44B-99E3-8823-976A-8BACFF4FE9C0/photos/?seed_only=1", true, 0)]
    [InlineData("/screenalytics/people/e7e2d44b%2D99e3-8823-976a-8bacff4fe9c0/photos?seed%5Fonly=yes", true, 0)]
    [InlineData($"/api/v1/screenalytics/people/{Id}/photos", false, 0)]
    [InlineData($"/api/v1/screenalytics/people/{Id}/photos?seed_only=false&offset=1000", false, 1000)]
    [InlineData($"/api/v1/screenalytics/people/{Id}/photos?seed_only=true&seed_only=false", false, 0)]
    [InlineData($"http://backend:8000/api/v1/screenalytics/people/{Id}/photos?seed_only=on", true, 0)]
    public void A_target_is_read_as_the_backend_reads_it(string target, bool seedOnly, int offset)
    {
        var read = PhotoTarget.Read(target).ShouldNotBeNull();

        read.PersonId.ShouldBe(Guid.Parse(Id));
        read.SeedOnly.ShouldBe(seedOnly);
        read.Offset.ShouldBe(offset);
    }

    [Theory]
    [InlineData($"/api/v1/admin/person/{Id}/gallery/{Id}/facebank-seed")]
    [InlineData($"/api/v1/screenalytics/seasons/{Id}/cast?limit=500")]
    [InlineData("/api/v1/screenalytics/people/nobody/photos?seed_only=true")]
    [InlineData("/api/v1/screenalytics/people//photos")]
    [InlineData($"/x?next=/screenalytics/people/{Id}/photos")]
    [InlineData("%")]
    public void Another_target_is_none(string target) => PhotoTarget.Read(target).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("INFO:     Uvicorn running on http://0.0.0.0:8000 (Press CTRL+C to quit)")]
    [InlineData("INFO:     1.2.3.4:5 - \"GET /photos\"")]
    [InlineData("INFO:     1.2.3.4:5 - \"GET /a b HTTP/1.1\" 200 OK")]
    [InlineData("1.2.3.4 - - [22/Nov/2026:18:00:00 +0000] \"\\x16\\x03\\x01\" 400 157 \"-\" \"-\"")]
    [InlineData("{\"status\":200}")]
    [InlineData("{\"uri\":\"/x\",\"status\":")]
    [InlineData("\"\"\"\"\"\"")]
    [InlineData("GET /x HTTP/1.1")]
    public void A_line_of_no_format_is_foreign(string line) =>
        AccessLine.Read(Encoding.UTF8.GetBytes(line), out _).ShouldBe(AccessFormat.Foreign);

    [Theory]
    [InlineData("1.2.3.4 - - [22/Nov/2026:18:00:00 +0000] \"GET /x HTTP/1.1\" 200 2", "1.2.3.4", 2)]
    [InlineData("1.2.3.4 - - [22/Nov/2026:18:00:00 +0000] \"GET /x HTTP/1.1\" 200 2 \"-\" \"curl\" 0.5", "1.2.3.4", 2)]
    [InlineData("1.2.3.4 - - [22/Nov/2026:18:00:00 +0000] \"GET /x HTTP/1.1\" 200 2 1834", "1.2.3.4", null)]
    [InlineData("1.2.3.4 - - [22/Nov/2026:18:00:00 +0000] \"GET /x HTTP/1.1\" 200 2ms", "1.2.3.4", null)]
    [InlineData("INFO: 1.2.3.4:5 \"GET /x HTTP/1.1\" 200 2", "INFO:", null)]
    [InlineData("1.2.3.4 - John Doe [22/Nov/2026:18:00:00 +0000] \"GET /x HTTP/1.1\" 200 2", "1.2.3.4", 2)]
    [InlineData(
        "Nov 22 18:00:00 web1 nginx[12]: 1.2.3.4 - - [22/Nov/2026:18:00:00 +0000] \"GET /x HTTP/1.1\" 200 2",
        "1.2.3.4",
        2
    )]
    [InlineData(
        "<190>1 2026-11-22T18:00:00Z web1 nginx - - - 1.2.3.4 - ann [22/Nov/2026:18:00:00 +0000] \"GET /x HTTP/1.1\" 200 2",
        "1.2.3.4",
        2
    )]
    [InlineData("1.2.3.4 ident ann [22/Nov/2026:18:00:00 +0000] \"GET /x HTTP/1.1\" 200 2", "1.2.3.4", 2)]
    public void An_address_and_a_size_are_taken_where_the_format_has_them(string line, string address, int? size)
    {
        AccessLine.Read(Encoding.UTF8.GetBytes(line), out var entry).ShouldBe(AccessFormat.Combined);

        entry.Address.ShouldBe(address);
        entry.Size.ShouldBe(size);
    }

    [Fact]
    public void What_somebody_writes_into_a_path_or_an_agent_is_no_request_of_its_own()
    {
        var injected = $"GET /api/v1/screenalytics/people/{Id}/photos?seed_only=false HTTP/1.1";
        string[] lines =
        [
            $"INFO:     1.2.3.4:5 - \"GET /x?\"{injected.Replace(' ', '+')}\" HTTP/1.1\" 404 Not Found",
            $"1.2.3.4 - - [22/Nov/2026:18:00:00 +0000] \"GET /x HTTP/1.1\" 404 2 \"-\" \"\\x22{injected}\\x22 200 2\"",
            $"1.2.3.4 - \\x22{injected}\\x22 [22/Nov/2026:18:00:00 +0000] \"GET /x HTTP/1.1\" 404 2 \"-\" \"-\"",
            $$"""{"uri":"/x","status":404,"user_agent":"{{injected}}\" 200 2"}""",
        ];

        var report = AccessChecks.Verify(lines);

        report.Requests.ShouldBe(0);
        report.Lines.ContainsKey(AccessFormat.Foreign).ShouldBeFalse();
    }

    [Fact]
    public void Binary_lines_and_very_long_ones_are_left_out_and_the_rest_is_read()
    {
        var random = new Random(5);
        var binary = new byte[100_000];
        random.NextBytes(binary);
        var good = AccessWriter.Formats[0].Write(AccessVerifierTests.Sent(true, 0));
        using var stream = new MemoryStream([
            .. binary,
            (byte)'\n',
            .. Encoding.UTF8.GetBytes(new string('x', 20_000_000)),
            (byte)'\n',
            .. Encoding.UTF8.GetBytes(good),
        ]);
        var feed = new AccessFeed("hostile.log", stream, isFile: true);

        var report = AccessChecks.Verify([feed]);

        report.Requests.ShouldBe(1);
        report.Of(AccessVerdict.Consistent).ShouldBe(1);
    }

    [Fact]
    public void A_packed_log_is_read_and_one_that_breaks_off_up_to_there()
    {
        var line = AccessWriter.Formats[3].Write(AccessVerifierTests.Sent(true, 0)) + "\n";
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(line, 1000))));
        }

        Requests(packed.ToArray()).ShouldBe(1000);
        Requests(packed.ToArray()[..^20]).ShouldBeInRange(0, 1000);
    }

    [Fact]
    public void Rotated_files_are_read_from_the_oldest_on_and_none_twice()
    {
        var folder = Directory.CreateTempSubdirectory("access");
        try
        {
            string[] names = ["access.log", "access.log.1", "access.log.1.gz", "access.log.10.gz", "access.log.2.gz"];
            foreach (var name in names)
            {
                File.WriteAllText(Path.Combine(folder.FullName, name), "");
            }

            AccessFiles
                .Of([folder.FullName])
                .Select(Path.GetFileName)
                .ShouldBe(["access.log.10.gz", "access.log.2.gz", "access.log.1", "access.log"]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static long Requests(byte[] packed)
    {
        var feed = new AccessFeed("access.log.gz", new MemoryStream(packed), isFile: true);
        return AccessChecks.Verify([feed]).Requests;
    }
}
