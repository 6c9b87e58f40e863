using System.Buffers;
using System.Text;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Cli.Output;

/// <summary>A report for people; a dry run's lists the images that would be inserted first, as people are done.</summary>
internal sealed class TableRunOutput(CliConsole console, bool dryRun) : IRunOutput
{
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
        var text = ReportTable.Render(report, new Palette(console.OutputIsTerminal && !console.NoColor));
        console.Output.Write(Encoding.UTF8.GetBytes(_begun ? $"\n{text}" : text));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _buffer.DisposeAsync();

    private void Write(IBufferWriter<byte> target, PersonResult result, PersonCommit commit)
    {
        if (!_begun)
        {
            _begun = true;
            Put(target, $"{"person", -36}  call  rank  would insert\n");
        }

        for (var i = 0; i < result.Chosen.Length; i++)
        {
            if (commit.IsInserted(i))
            {
                var photo = result.Chosen[i];
                var call = PersonLines.SourceName(result.Source);
                Put(target, $"{result.PersonId}  {call, -4}  {photo.Rank, 4}  {photo.ServedUrl}\n");
            }
        }
    }

    private static void Put(IBufferWriter<byte> target, string text) => Encoding.UTF8.GetBytes(text, target);
}
