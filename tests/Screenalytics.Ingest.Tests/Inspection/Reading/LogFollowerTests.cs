using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Tests.Inspection.Reading;

public sealed class LogFollowerTests : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("logs-").FullName;
    private readonly string[] _people = [.. SampleRun.Of(1, 40).People.Select(LogText.Of)];
    private readonly FakeTimeProvider _time = new();
    private readonly RecordingVisitor _told = new();
    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource _caughtUp = new();
    private LogFollower? _follower;
    private Task _following = Task.CompletedTask;

    private string Log => Path.Combine(_folder, "a.jsonl");

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _follower?.Dispose();
        _end.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Growth_is_told_a_line_only_when_it_is_whole()
    {
        Append(Log, _people[0]);
        await FollowAsync(Log);
        _told.People.Count.ShouldBe(1);

        Append(Log, _people[1] + _people[2][..50]);
        await UntilAsync(2);
        Append(Log, _people[2][50..]);
        await UntilAsync(3);
        Append(Log, _people[3][..^1]);
        await EndAsync();

        _told
            .People.Select(person => LogText.Of(person))
            .ShouldBe(_people[..3].Append(_people[3]).Take(_told.People.Count));
        _told.Torn.ShouldBeEmpty();
    }

    [Fact]
    public async Task New_files_of_a_folder_are_read()
    {
        await FollowAsync(_folder);
        _told.People.ShouldBeEmpty();

        Append(Log, _people[0]);
        await UntilAsync(1);
        Append(Path.Combine(_folder, "b.jsonl"), _people[1]);
        Append(Log, _people[2]);
        await UntilAsync(3);
    }

    [Fact]
    public async Task A_file_that_is_renamed_is_read_once_and_its_successor_too()
    {
        Append(Log, _people[0]);
        await FollowAsync(_folder);
        Append(Log, _people[1]);
        File.Move(Log, Path.Combine(_folder, "a.1.jsonl"));
        Append(Log, _people[2]);
        await UntilAsync(3);
        Append(Path.Combine(_folder, "a.1.jsonl"), _people[3]);
        Append(Log, _people[4]);
        await UntilAsync(5);
        Pack(Path.Combine(_folder, "a.1.jsonl"), Path.Combine(_folder, "a.2.jsonl.gz"));
        Append(Path.Combine(_folder, "z.jsonl"), _people[5]);
        await UntilAsync(6);

        _told.People.Select(person => person.PersonId).Distinct().Count().ShouldBe(6);
        _told.People.Count.ShouldBe(6);
    }

    [Fact]
    public async Task A_file_that_is_emptied_is_read_anew()
    {
        Append(Log, string.Concat(_people[..20]));
        await FollowAsync(Log);
        File.WriteAllText(Log, _people[20]);
        await UntilAsync(21);

        _told.People[^1].Place.Line.ShouldBe(1);
    }

    [Fact]
    public async Task A_file_that_another_takes_the_place_of_is_read_too()
    {
        Append(Log, _people[0]);
        await FollowAsync(Log);
        var other = Path.Combine(_folder, "other");
        Append(other, _people[1] + _people[2]);
        File.Move(other, Log, overwrite: true);
        await UntilAsync(3);
    }

    [Fact]
    public async Task What_is_not_there_at_the_beginning_is_named() =>
        (
            await Should.ThrowAsync<LogSourceException>(() => FollowAsync(Path.Combine(_folder, "no.jsonl")))
        ).IsMissing.ShouldBeTrue();

    private async Task FollowAsync(string path)
    {
        var sources = new LogSources { Paths = [path], OpenInput = () => Stream.Null };
        _follower = new LogFollower(sources, _told, _time);
        _following = Task.Run(() => _follower.FollowAsync(_caughtUp.SetResult, _end.Token));
        await await Task.WhenAny(_following, _caughtUp.Task);
    }

    private async Task UntilAsync(int people)
    {
        while (_told.People.Count < people)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            _following.IsCompleted.ShouldBeFalse();
            _time.Advance(LogFollower.Every);
            await Task.Yield();
        }

        _told.People.Count.ShouldBe(people);
    }

    private async Task EndAsync()
    {
        await _end.CancelAsync();
        await _following.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    private static void Append(string path, string text) => File.AppendAllText(path, text, new UTF8Encoding(false));

    private static void Pack(string from, string to)
    {
        using (var source = File.OpenRead(from))
        using (var target = new GZipStream(File.Create(to + ".part"), CompressionLevel.Fastest))
        {
            source.CopyTo(target);
        }

        File.Move(to + ".part", to);
        File.Delete(from);
    }
}
