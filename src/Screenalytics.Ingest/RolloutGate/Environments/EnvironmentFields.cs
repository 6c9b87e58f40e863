using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.TrrBackend;

namespace Screenalytics.Ingest.RolloutGate.Environments;

/// <summary>Takes the values of an environment's file, each of its own form.</summary>
/// <param name="entries">The values by key; a group's keys with its name before them.</param>
/// <param name="errors">Takes what is wrong.</param>
internal sealed class EnvironmentFields(IReadOnlyDictionary<string, FileEntry> entries, EnvironmentErrors errors)
{
    private static readonly TimeSpan LeastAnswerTime = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan MostAnswerTime = TimeSpan.FromMinutes(10);

    /// <summary>The line of a key, or null when it is not given.</summary>
    public int? LineOf(string key) => entries.TryGetValue(key, out var entry) ? entry.Line : null;

    /// <summary>A text as it stands.</summary>
    public string? Text(string key)
    {
        if (!entries.TryGetValue(key, out var entry) || entry.Value.IsEmpty)
        {
            return null;
        }

        if (entry.Value.Text is { } text && text.Trim().Length > 0)
        {
            return text.Trim();
        }

        errors.Add(
            entry.Line,
            entry.Value.Text is null
                ? $"{key} is a list or a group of keys: give one value"
                : $"{key} is empty: give a value, or leave the key out"
        );
        return null;
    }

    /// <summary>A name.</summary>
    public string? Name(string key) =>
        Read(key, text => EnvironmentNames.IsOne(text) ? text : null, EnvironmentNames.Form);

    /// <summary>An id.</summary>
    public Guid? Id(string key) =>
        ReadValue(
            key,
            text => IdText.TryParse(text, out var id) ? id : (Guid?)null,
            $"no id: give a UUID such as {IdText.Example}"
        );

    /// <summary>A stage.</summary>
    public GateStage? Stage(string key) =>
        ReadValue(
            key,
            text => EnumNames.Find<GateStage>(text),
            $"no stage: write one of {string.Join(", ", EnumNames.All<GateStage>())}"
        );

    /// <summary>The backend's address.</summary>
    public string? Backend(string key) =>
        Read(
            key,
            text => BackendAddress.TryParse(text, out _, out _) ? text : null,
            "no address of TRR-Backend: give its http or https base URL, without credentials, query and fragment"
        );

    /// <summary>The app's address.</summary>
    public string? App(string key) =>
        Read(key, text => AppAddress.TryParse(text, out _) ? text : null, $"no address of TRR-APP: {AppAddress.Form}");

    /// <summary>A database's place.</summary>
    public string? Database(string key) =>
        Read(
            key,
            text => DatabasePlace.TryParse(text, out _) ? text : null,
            $"no place of a database: {DatabasePlace.Form}"
        );

    /// <summary>How long something may take.</summary>
    public TimeSpan? Duration(string key) =>
        ReadValue(
            key,
            text =>
                Durations.TryParse(text, out var duration) && duration >= LeastAnswerTime && duration <= MostAnswerTime
                    ? duration
                    : (TimeSpan?)null,
            $"no duration of {Durations.Show(LeastAnswerTime)} to {Durations.Show(MostAnswerTime)}: write one such as 3s"
        );

    /// <summary>Yes or no.</summary>
    public bool? Flag(string key)
    {
        var isPlain = entries.TryGetValue(key, out var entry) && entry.Value.IsPlain;
        return ReadValue(
            key,
            text => isPlain && bool.TryParse(text, out var flag) ? flag : (bool?)null,
            "neither true nor false: write one of them, without quotes"
        );
    }

    /// <summary>Paths, taken from the file's own folder; one may stand alone.</summary>
    public IReadOnlyList<string> Paths(string key, string folder)
    {
        if (!entries.TryGetValue(key, out var entry) || entry.Value.IsEmpty)
        {
            return [];
        }

        var paths = new List<string>();
        foreach (var item in entry.Value.Items ?? [entry.Value])
        {
            if (item.Text is { } text && text.Trim().Length > 0 && !text.Contains('\0', StringComparison.Ordinal))
            {
                paths.Add(Path.GetFullPath(text.Trim(), folder));
            }
            else
            {
                errors.Add(item.Line, $"{key} holds something that is no path: list files and folders");
            }
        }

        return paths;
    }

    private string? Read(string key, Func<string, string?> read, string otherwise)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        var value = read(text);
        if (value is null)
        {
            Refuse(key, text, otherwise);
        }

        return value;
    }

    private T? ReadValue<T>(string key, Func<string, T?> read, string otherwise)
        where T : struct
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        var value = read(text);
        if (value is null)
        {
            Refuse(key, text, otherwise);
        }

        return value;
    }

    private void Refuse(string key, string text, string otherwise) =>
        errors.Add(entries[key].Line, $"{key}: '{EnvironmentErrors.Shown(text)}' is {otherwise}");
}
