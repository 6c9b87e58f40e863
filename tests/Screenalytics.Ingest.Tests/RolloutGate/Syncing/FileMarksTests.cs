using Screenalytics.Ingest.RolloutGate.Syncing;

namespace Screenalytics.Ingest.Tests.RolloutGate.Syncing;

public sealed class FileMarksTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public void Only_what_was_added_is_news()
    {
        var path = Write("access.log", "old\n");
        var marks = FileMarks.Of([_folder]);

        marks.HasNews(path).ShouldBeFalse();
        File.AppendAllText(path, "new\n");
        News(marks, path).ShouldBe("new\n");
    }

    [Fact]
    public void Another_file_of_the_same_name_is_read_whole()
    {
        var path = Write("access.log", "old\n");
        var marks = FileMarks.Of([path]);

        File.Move(path, path + ".1");
        Write("access.log", "n\n");
        News(marks, path).ShouldBe("n\n");
        Write("access.log", "another, and longer\n");
        News(marks, path).ShouldBe("another, and longer\n");
        News(marks, path + ".1").ShouldBe("old\n");
    }

    [Fact]
    public void A_line_that_was_being_written_is_news_from_its_beginning_on()
    {
        var path = Write("access.log", "old\nne");
        var marks = FileMarks.Of([path]);

        marks.HasNews(path).ShouldBeFalse();
        File.AppendAllText(path, "w\n");
        News(marks, path).ShouldBe("new\n");
    }

    [Fact]
    public void A_compressed_file_that_grew_is_read_whole()
    {
        var path = Write("a.jsonl.gz", "one\ntwo");
        var marks = FileMarks.Of([path]);

        marks.HasNews(path).ShouldBeFalse();
        File.AppendAllText(path, "more");
        marks.HasNews(path).ShouldBeTrue();
        News(marks, path).ShouldBe("one\ntwomore");
    }

    [Fact]
    public void A_file_that_comes_later_is_read_whole()
    {
        var path = Path.Combine(_folder, "access.log");
        var marks = FileMarks.Of([path]);

        Write("access.log", "new\n");
        News(marks, path).ShouldBe("new\n");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string News(FileMarks marks, string path)
    {
        using var reader = new StreamReader(marks.OpenNews(path));
        return reader.ReadToEnd();
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
