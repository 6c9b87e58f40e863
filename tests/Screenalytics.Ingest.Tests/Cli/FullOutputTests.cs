using Microsoft.Extensions.Time.Testing;
using Screenalytics.Ingest.Cli;
using Screenalytics.Ingest.Contracts;

namespace Screenalytics.Ingest.Tests.Cli;

public sealed class FullOutputTests
{
    private const string Id = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("ndjson")]
    public async Task A_full_output_is_said_and_is_no_success(string format)
    {
        var error = new StringWriter();

        (await RunAsync(error, "sync", "--season", Id, "--output", format)).ShouldBe(ExitCodes.Error);

        error.ToString().ShouldContain("error: the output can't be written");
        error.ToString().ShouldNotContain("defect");
    }

    [Fact]
    public async Task Help_has_no_other_way_out_either()
    {
        var error = new StringWriter();

        (await RunAsync(error, "sync", "--help")).ShouldBe(ExitCodes.Error);

        error.ToString().ShouldContain("error: the output can't be written");
    }

    [Fact]
    public async Task A_full_error_stream_stops_nothing() =>
        (await RunAsync(new StreamWriter(new FullStream()) { AutoFlush = true }, "nonsense")).ShouldBe(ExitCodes.Usage);

    private static Task<int> RunAsync(TextWriter error, params string[] arguments) =>
        CliApplication.RunAsync(
            arguments,
            new FakeHost(),
            new CliConsole
            {
                Output = new FullStream(),
                Error = new ErrorLines(error),
                OpenInput = () => Stream.Null,
                Time = new FakeTimeProvider(),
            }
        );

    private sealed class FullStream : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device");

        public override void Write(byte[] buffer, int offset, int count) =>
            throw new IOException("No space left on device");
    }
}
