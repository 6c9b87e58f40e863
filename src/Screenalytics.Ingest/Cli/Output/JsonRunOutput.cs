using System.Buffers;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Cli.Output;

/// <summary>The report as one JSON object; a dry run's has <c>would_insert</c> first, written as people are done.</summary>
internal sealed class JsonRunOutput(CliConsole console, bool dryRun) : IRunOutput
{
    private readonly PersonLines _lines = new();
    private readonly LineBuffer _buffer = new(console.Output, console.Time);
    private bool _begun;

    /// <inheritdoc/>
    public bool TakesPeople => dryRun;

    /// <inheritdoc/>
    public void OnPerson(PersonResult result, PersonCommit commit)
    {
        if (commit.Inserted != 0)
        {
            _buffer.Write(
                (Output: this, Result: result, Commit: commit),
                static (state, target) => state.Output.Write(target, state.Result, state.Commit)
            );
        }
    }

    /// <inheritdoc/>
    public async Task CompleteAsync(SyncReport report)
    {
        await _buffer.DisposeAsync();
        var opening =
            !dryRun ? "{"u8
            : _begun ? "\n  ],"u8
            : "{\n  \"would_insert\": [],"u8;
        var bytes = opening.ToArray();
        await ReportJson.WriteAsync(console.Output, report, indented: true, bytes);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _buffer.DisposeAsync();
        _lines.Dispose();
    }

    private void Write(IBufferWriter<byte> target, PersonResult result, PersonCommit commit)
    {
        for (var i = 0; i < result.Chosen.Length; i++)
        {
            if (commit.IsInserted(i))
            {
                target.Write(_begun ? ",\n    "u8 : "{\n  \"would_insert\": [\n    "u8);
                _begun = true;
                _lines.WriteImage(target, result, result.Chosen[i], typed: false);
            }
        }
    }
}
