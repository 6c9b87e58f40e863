using System.IO.Compression;
using System.Text;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Tests.Inspection.Reading;

public sealed class LogReaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("logs-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_was_written_is_told_with_its_place()
    {
        var run = SampleRun.Of(seed: 1, people: 200);
        var path = Write("a.jsonl", string.Concat(run.Lines(debug: true)));

        var told = await ReadAsync(path);

        told.People.Select(person => LogText.Of(person)).ShouldBe(run.People.Select(LogText.Of));
        told.Calls.Select(call => LogText.Of(call)).ShouldBe(run.Calls.Select(LogText.Of));
        told.Runs.Select(LogText.Of).ShouldBe([LogText.Of(run.Started), LogText.Of(run.Finished)]);
        told.Runs[0].Place.ShouldBe(new LogPlace(path, 1));
        told.Runs[1].Place.Line.ShouldBe(2 + run.Calls.Count + run.People.Count);
        told.Torn.ShouldBeEmpty();
        told.Foreign.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_log_cut_at_any_byte_is_told_as_far_as_it_goes()
    {
        var lines = SampleRun.Of(seed: 2, people: 3).Lines().ToArray();
        var whole = Encoding.UTF8.GetBytes(string.Concat(lines));
        for (var length = 0; length <= whole.Length; length++)
        {
            var told = new RecordingVisitor();
            var cutter = new LineCutter(new LogLines("cut", told));
            whole.AsMemory(0, length).CopyTo(cutter.Room());
            cutter.Advance(length);
            cutter.Finish();

            var events = told.People.Count + told.Runs.Count;
            var text = Encoding.UTF8.GetString(whole, 0, length);
            var isWhole =
                text.Length == 0
                || text[^1] == '\n'
                || lines.Any(line => text.EndsWith(line[..^1], StringComparison.Ordinal));
            events.ShouldBe(lines.Count(line => text.Contains(line[..^1], StringComparison.Ordinal)));
            told.Torn.Count.ShouldBe(isWhole ? 0 : 1, text);
            told.Foreign.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_folder_s_logs_are_read_in_the_order_of_time_packed_ones_too()
    {
        var early = SampleRun.Of(1, 5, DateTimeOffset.UnixEpoch);
        var late = SampleRun.Of(2, 5, DateTimeOffset.UnixEpoch.AddDays(1));
        Write("a.jsonl", string.Concat(late.Lines()));
        Pack("z.jsonl.gz", string.Concat(early.Lines()));
        Pack("a.jsonl.gz", "a copy in the making");
        Write("notes.txt", "no log");

        var told = await ReadAsync(_folder);

        told.Runs.Select(run => run.RunId)
            .ShouldBe([early.Started.RunId, early.Started.RunId, late.Started.RunId, late.Started.RunId]);
        told.Foreign.ShouldBeEmpty();
    }

    [Fact]
    public async Task Standard_input_is_read_packed_or_not()
    {
        var text = string.Concat(SampleRun.Of(3, 10).Lines());

        (await ReadAsync(["-"], Encoding.UTF8.GetBytes(text))).People.Count.ShouldBe(10);
        (await ReadAsync(["-"], Packed(text))).People.Count.ShouldBe(10);
        (await ReadAsync(["-"], [])).Foreign.ShouldBeEmpty();
        (await ReadAsync(["-"], "x"u8.ToArray())).Foreign.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_gzip_that_breaks_off_or_is_damaged_is_read_as_far_as_it_goes()
    {
        var text = string.Concat(SampleRun.Of(4, 500).Lines());
        var packed = Packed(text);

        var cut = await ReadAsync(["-"], packed[..(packed.Length / 2)]);
        packed.AsSpan(packed.Length / 2, 100).Clear();
        var damaged = await ReadAsync(["-"], packed);

        cut.People.Count.ShouldBeGreaterThan(100);
        cut.Torn.Count.ShouldBe(1);
        damaged.People.Count.ShouldBeGreaterThan(100);
        damaged.Torn.Select(torn => torn.Reason).ShouldContain("the gzip breaks off or is damaged");
    }

    [Fact]
    public async Task What_is_not_there_is_named()
    {
        var missing = Path.Combine(_folder, "nowhere.jsonl");

        var error = await Should.ThrowAsync<LogSourceException>(() => ReadAsync(missing));

        error.IsMissing.ShouldBeTrue();
        error.Message.ShouldContain($"'{missing}' is not there");
    }

    [Fact]
    public async Task A_file_named_twice_is_read_once()
    {
        var path = Write("a.jsonl", string.Concat(SampleRun.Of(3, 10).Lines()));

        (await ReadAsync([path, _folder, path], [])).People.Count.ShouldBe(10);
    }

    private static Task<RecordingVisitor> ReadAsync(string path) => ReadAsync([path], []);

    private static async Task<RecordingVisitor> ReadAsync(string[] paths, byte[] input)
    {
        var visitor = new RecordingVisitor();
        var sources = new LogSources { Paths = paths, OpenInput = () => new MemoryStream(input) };
        await LogReader.ReadAsync(sources, visitor, TestContext.Current.CancellationToken);
        return visitor;
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private void Pack(string name, string text) => File.WriteAllBytes(Path.Combine(_folder, name), Packed(text));

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
