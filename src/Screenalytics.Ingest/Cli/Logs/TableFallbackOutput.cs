using System.Text;
using Screenalytics.Ingest.Cli.Output;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Inspection.Fallback;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Cli.Logs;

/// <summary>For people: who is asked for or comes while it follows, as they are read, and the tables at the end.</summary>
internal sealed class TableFallbackOutput : IFallbackOutput
{
    private const int MostPeople = 10;

    private readonly LineBuffer _buffer;
    private readonly FallbackTable _table;
    private readonly PeopleSample _sample = new(MostPeople);
    private readonly bool _people;
    private bool _caughtUp;
    private bool _begun;

    /// <summary>Makes it.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="people">Whether everybody who is wanted is listed.</param>
    public TableFallbackOutput(CliConsole console, bool people)
    {
        _people = people;
        _buffer = new LineBuffer(console.Output, console.Time);
        _table = new FallbackTable(new Palette(console.OutputIsTerminal && !console.NoColor), console.Time);
        Zone = console.Time.LocalTimeZone;
    }

    /// <inheritdoc/>
    public TimeZoneInfo Zone { get; }

    /// <inheritdoc/>
    public void OnPerson(LoggedPerson person, string reason)
    {
        if (!_people)
        {
            _sample.Add(person, reason);
        }

        if (_people || (_caughtUp && person.Outcome is not (PersonOutcome.Seeded or PersonOutcome.Empty)))
        {
            Put(_begun ? "" : _table.PeopleHeader());
            Put(_table.Person(new SampledPerson(person, reason)));
            _begun = true;
        }
    }

    /// <inheritdoc/>
    public void OnCaughtUp() => _caughtUp = true;

    /// <inheritdoc/>
    public async Task CompleteAsync(FallbackReport report)
    {
        Put((_begun ? "\n" : "") + _table.Render(report, _people ? null : _sample));
        await _buffer.DisposeAsync();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _buffer.DisposeAsync();

    private void Put(string text) =>
        _buffer.Write(text, static (letters, target) => Encoding.UTF8.GetBytes(letters, target));
}
