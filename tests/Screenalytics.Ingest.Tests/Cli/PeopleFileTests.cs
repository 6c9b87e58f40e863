using System.Text;
using Screenalytics.Ingest.Cli.Targets;

namespace Screenalytics.Ingest.Tests.Cli;

public sealed class PeopleFileTests
{
    private const string Id = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

    [Theory]
    [InlineData("", 0)]
    [InlineData(Id, 1)]
    [InlineData(Id + "\n", 1)]
    [InlineData("\r\n  " + Id + "\t\r\n\r\n", 1)]
    [InlineData("#" + Id, 0)]
    [InlineData(Id + "# lead\n" + Id, 2)]
    [InlineData("\uFEFF" + Id, 1)]
    public async Task Good_lists_are_read(string text, int ids)
    {
        var file = await ReadAsync(Encoding.UTF8.GetBytes(text));

        file.Errors.ShouldBeEmpty();
        file.Ids.Count.ShouldBe(ids);
    }

    [Theory]
    [InlineData("3f2504e0-4f89-41d3-9a0c-0305e82c330")]
    [InlineData("{3f2504e0-4f89-41d3-9a0c-0305e82c3301}")]
    [InlineData("3f2504e04f8941d39a0c0305e82c3301")]
    [InlineData("+f2504e0-4f89-41d3-9a0c-0305e82c3301")]
    [InlineData(Id + " " + Id)]
    [InlineData("\u0000")]
    public async Task Bad_lines_are_named(string line)
    {
        var file = await ReadAsync(Encoding.UTF8.GetBytes($"{Id}\n{line}\n{Id}"));

        file.Errors.ShouldHaveSingleItem().ShouldStartWith("list, line 2: ");
        file.Errors[0].ShouldNotContain("\0");
    }

    [Fact]
    public async Task Past_a_sane_number_bad_lines_are_counted()
    {
        var text = string.Concat(Enumerable.Repeat("x\n", 1_000));

        var file = await ReadAsync(Encoding.UTF8.GetBytes(text));

        file.Errors.Count.ShouldBe(PeopleFile.MostNamedErrors + 1);
        file.Errors[^1].ShouldBe("list: 980 more lines are bad");
    }

    [Fact]
    public async Task A_line_of_any_length_costs_no_memory_and_is_one_bad_line()
    {
        var text = $"{Id}\n{new string('7', 3_000_000)}\n{Id}";

        var file = await ReadAsync(Encoding.UTF8.GetBytes(text));

        file.Ids.Count.ShouldBe(2);
        file.Errors.ShouldHaveSingleItem().Length.ShouldBeLessThan(200);
    }

    [Fact]
    public async Task An_id_before_a_comment_of_any_length_counts() =>
        (await ReadAsync(Encoding.UTF8.GetBytes($"{Id} # {new string('x', 100_000)}"))).Ids.Count.ShouldBe(1);

    [Fact]
    public async Task An_id_with_something_far_behind_it_does_not_count() =>
        (await ReadAsync(Encoding.UTF8.GetBytes($"{Id}{new string(' ', 100_000)}x"))).Errors.Count.ShouldBe(1);

    [Fact]
    public async Task Invalid_bytes_are_a_bad_line() =>
        (await ReadAsync([0xff, 0xfe, 0x80, (byte)'\n'])).Errors.Count.ShouldBe(1);

    private static async Task<PeopleFile> ReadAsync(byte[] bytes)
    {
        var file = new PeopleFile("list");
        await file.ReadAsync(new MemoryStream(bytes), TestContext.Current.CancellationToken);
        return file;
    }
}
