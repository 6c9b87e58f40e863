using System.Buffers;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Cli.Output;

/// <summary>A line a person in the order in which they are done, and the report as the last line.</summary>
internal sealed class NdjsonRunOutput(CliConsole console, bool dryRun) : IRunOutput
{
    private readonly PersonLines _lines = new();
    private readonly LineBuffer _buffer = new(console.Output, console.Time);

    /// <inheritdoc/>
    public bool TakesPeople => true;

    /// <inheritdoc/>
    public void OnPerson(PersonResult result, PersonCommit commit) =>
        _buffer.Write(
            (Output: this, Result: result, Commit: commit),
            static (state, target) => state.Output.Write(target, state.Result, state.Commit)
        );

    /// <inheritdoc/>
    public async Task CompleteAsync(SyncReport report)
    {
        await _buffer.DisposeAsync();
        await ReportJson.WriteAsync(console.Output, report, indented: false, """{"type":"report","""u8.ToArray());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _buffer.DisposeAsync();
        _lines.Dispose();
    }

    private void Write(IBufferWriter<byte> target, PersonResult result, PersonCommit commit)
    {
        _lines.WritePerson(target, result, commit);
        if (!dryRun)
        {
            return;
        }

        for (var i = 0; i < result.Chosen.Length; i++)
        {
            if (commit.IsInserted(i))
            {
                _lines.WriteImage(target, result, result.Chosen[i], typed: true);
                target.Write("\n"u8);
            }
        }
    }
}
