using Screenalytics.Ingest.Diagnostics.Files;

namespace Screenalytics.Ingest.Tests.Diagnostics.Files;

public sealed class FileLogTests : IDisposable
{
    private const string Today = "ingest-20261122.jsonl";

    private readonly LogFolderOfTest _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_told_is_there_at_once_and_for_its_owner_alone()
    {
        using var log = _folder.Open();
        Directory.Exists(_folder.Path).ShouldBeFalse();
        LogFolderOfTest.Tell(log, "a");
        LogFolderOfTest.Tell(log, "b");

        _folder.Names.ShouldBe([Today]);
        _folder.Lines(Today).Length.ShouldBe(2);
        if (!OperatingSystem.IsWindows())
        {
            var ofAnybody = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
            (File.GetUnixFileMode(Path.Combine(_folder.Path, Today)) & ofAnybody).ShouldBe(UnixFileMode.None);
            (File.GetUnixFileMode(_folder.Path) & ofAnybody).ShouldBe(UnixFileMode.None);
        }
    }

    [Fact]
    public void Every_process_has_a_file_of_its_own_and_the_next_one_goes_on_with_it()
    {
        using (var first = _folder.Open())
        {
            using var second = _folder.Open();
            using var third = _folder.Open();
            LogFolderOfTest.Tell(first, "first");
            LogFolderOfTest.Tell(second, "second");
            LogFolderOfTest.Tell(third, "third");
        }

        using var next = _folder.Open();
        LogFolderOfTest.Tell(next, "next");

        _folder.Names.ShouldBe([Today, "ingest.2-20261122.jsonl", "ingest.3-20261122.jsonl"], ignoreOrder: true);
        _folder.Lines(Today).Length.ShouldBe(2);
    }

    [Fact]
    public void A_new_day_is_a_new_file()
    {
        using var log = _folder.Open();
        LogFolderOfTest.Tell(log, "a");
        _folder.Time.Advance(TimeSpan.FromHours(5.9));
        LogFolderOfTest.Tell(log, "b");
        _folder.Time.Advance(TimeSpan.FromHours(0.2));
        LogFolderOfTest.Tell(log, "c");

        _folder.Names.ShouldBe([Today, "ingest-20261123.jsonl"]);
        _folder.Lines(Today).Length.ShouldBe(2);
    }

    [Fact]
    public void A_file_that_is_large_enough_is_followed_by_another()
    {
        _folder.Options.FileSizeLimit = 200;
        using (var log = _folder.Open())
        {
            for (var i = 0; i < 10; i++)
            {
                LogFolderOfTest.Tell(log, new string('a', 90));
            }
        }

        using var again = _folder.Open();
        LogFolderOfTest.Tell(again, "again");

        _folder.Names.Length.ShouldBe(6);
        _folder.Names.ShouldContain("ingest-20261122_005.jsonl");
        _folder.Names.Sum(name => _folder.Lines(name).Length).ShouldBe(11);
    }

    [Fact]
    public void Whoever_was_killed_left_a_torn_line_that_stays_alone()
    {
        _folder.Write(Today, "{\"@t\":\"2026", TimeSpan.Zero);
        using var log = _folder.Open();
        LogFolderOfTest.Tell(log, "a");

        _folder.Lines(Today).Length.ShouldBe(2);
    }

    [Fact]
    public void Old_files_are_swept_whoever_wrote_them_and_however_they_are_packed()
    {
        _folder.Write("ingest-20261001.jsonl", "x", TimeSpan.FromDays(31));
        _folder.Write("ingest.7-20261001_003.jsonl", "x", TimeSpan.FromDays(31));
        var packed = _folder.Write("ingest-20260901.jsonl.gz", "x", TimeSpan.FromDays(60));
        _folder.Write("ingest-20261110.jsonl", "x", TimeSpan.FromDays(12));
        var others = _folder.Write("notes.txt", "x", TimeSpan.FromDays(400));
        using var log = _folder.Open();
        LogFolderOfTest.Tell(log, "a");

        _folder.Names.ShouldBe(["ingest-20261110.jsonl", Today]);
        File.Exists(packed).ShouldBeFalse();
        File.Exists(others).ShouldBeTrue();
    }

    [Fact]
    public void The_oldest_are_swept_when_there_are_too_many_but_none_that_is_open()
    {
        _folder.Options.RetainFiles = 2;
        using var other = _folder.Open();
        LogFolderOfTest.Tell(other, "a");
        File.SetLastWriteTimeUtc(
            Path.Combine(_folder.Path, Today),
            new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc)
        );
        for (var age = 1; age < 5; age++)
        {
            _folder.Write($"ingest-2026110{age}.jsonl", "x", TimeSpan.FromDays(20 - age));
        }

        using var log = _folder.Open();
        LogFolderOfTest.Tell(log, "a");

        _folder.Names.ShouldContain(Today);
        _folder.Names.Length.ShouldBeLessThanOrEqualTo(4);
        _folder.Names.ShouldNotContain("ingest-20261101.jsonl");
        _folder.Names.ShouldNotContain("ingest-20261102.jsonl");
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_told_once_and_ends_nothing()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.Path)!);
        File.WriteAllText(_folder.Path, "no folder");
        using var log = _folder.Open();
        for (var i = 0; i < 5; i++)
        {
            LogFolderOfTest.Tell(log, "a");
            _folder.Time.Advance(TimeSpan.FromMinutes(1));
        }

        _folder.Told.ShouldHaveSingleItem().ShouldContain(_folder.Path);

        File.Delete(_folder.Path);
        LogFolderOfTest.Tell(log, "b");
        _folder.Lines(Today).Length.ShouldBe(1);
    }

    [Theory]
    [InlineData(1, 0, "ingest-20261122.jsonl")]
    [InlineData(1, 12, "ingest-20261122_012.jsonl")]
    [InlineData(3, 0, "ingest.3-20261122.jsonl")]
    public void Names_tell_slot_day_and_number(int slot, int sequence, string expected) =>
        LogFileName.Of(slot, new DateOnly(2026, 11, 22), sequence).ShouldBe(expected);
}
