using System.Text.Json;
using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.Diagnostics.Redaction;

namespace Screenalytics.Ingest.RolloutGate.Environments;

/// <summary>Reads an environment's file: strictly, and never with a secret in it.</summary>
internal sealed class EnvironmentFile
{
    private const string NoSecrets =
        "an environment's file holds none: give it as an environment variable of the program";

    private readonly EnvironmentErrors _errors;
    private readonly Dictionary<string, FileEntry> _entries = new(StringComparer.Ordinal);
    private readonly string _path;

    private EnvironmentFile(string path) => (_path, _errors) = (path, new EnvironmentErrors(path));

    /// <summary>Reads a file's text.</summary>
    /// <param name="path">The file, for its name, its folder and errors.</param>
    /// <param name="text">What it holds.</param>
    /// <param name="name">The name that it was looked up by; null when it was given as a path.</param>
    public static EnvironmentReading Read(string path, string text, string? name)
    {
        var file = new EnvironmentFile(path);
        file.RefuseSecrets(text);
        file.ReadTree(text);
        var environment = file.ToEnvironment(name);
        return file._errors.Any
            ? new EnvironmentReading(null, file._errors.All)
            : new EnvironmentReading(environment, []);
    }

    private void RefuseSecrets(string text)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!string.Equals(Redactor.OfShapes.Redact(lines[i]), lines[i], StringComparison.Ordinal))
            {
                _errors.Add(i + 1, $"it holds what looks like a secret, which is not repeated here; {NoSecrets}");
            }
        }
    }

    private void ReadTree(string text)
    {
        if (Path.GetExtension(_path).Equals(".json", StringComparison.OrdinalIgnoreCase))
        {
            if (!IsJson(text))
            {
                return;
            }

            // No string of JSON holds one as it is, and YAML takes none before a key.
            text = text.Replace('\t', ' ');
        }

        var root = FileTree.Read(text, out var line, out var error);
        if (error is not null)
        {
            _errors.Add(line, error);
        }
        else if (root is { Entries: null })
        {
            _errors.Add(root.Line, "it holds no keys: write 'name: staging' and the like");
        }
        else
        {
            Take(root?.Entries ?? [], "");
        }
    }

    private bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException e)
        {
            _errors.Add((int)(e.LineNumber ?? 0) + 1, "the text is no well-formed JSON from here on");
            return false;
        }
    }

    private void Take(IReadOnlyList<FileEntry> entries, string group)
    {
        foreach (var entry in entries)
        {
            // A line with a secret is told already, and nothing else of it is.
            if (_errors.Has(entry.Line))
            {
                continue;
            }

            var key = group + entry.Key;
            var shown = EnvironmentErrors.Shown(key);
            if (EnvironmentKeys.SoundsSecret(key))
            {
                _errors.Add(entry.Line, $"{shown} sounds like a secret, which is not repeated here; {NoSecrets}");
            }
            else if (!EnvironmentKeys.All.Contains(key, StringComparer.Ordinal))
            {
                var near = EnvironmentKeys.NearestTo(key);
                _errors.Add(
                    entry.Line,
                    $"there is no key '{shown}'{(near is null ? $": the keys are {string.Join(", ", EnvironmentKeys.All)}" : $"; did you mean {near}?")}"
                );
            }
            else if (_entries.TryGetValue(key, out var first))
            {
                _errors.Add(entry.Line, $"{key} stands here again, first in line {first.Line}: leave one of them out");
            }
            else
            {
                _entries[key] = entry;
                TakeGroup(entry, key);
            }
        }
    }

    private void TakeGroup(FileEntry entry, string key)
    {
        if (!EnvironmentKeys.IsGroup(key) || entry.Value.IsEmpty)
        {
            return;
        }

        if (entry.Value.Entries is { } inner)
        {
            Take(inner, key + ".");
        }
        else
        {
            var keys = EnvironmentKeys.All.Where(other => other.StartsWith(key + ".", StringComparison.Ordinal));
            _errors.Add(entry.Line, $"{key} is one value: it is a group of the keys {string.Join(", ", keys)}");
        }
    }

    private GateEnvironment ToEnvironment(string? wanted)
    {
        var fields = new EnvironmentFields(_entries, _errors);
        var name = fields.Name("name") ?? wanted ?? Path.GetFileNameWithoutExtension(_path);
        var stage = fields.Stage("stage");
        var environment = new GateEnvironment
        {
            Name = name,
            Stage = stage ?? EnvironmentNames.StageOf(name),
            File = _path,
            BackendUrl = fields.Backend("backend_url"),
            AppUrl = fields.App("app_url"),
            Database = fields.Database("database"),
            SeededPerson = fields.Id("people.seeded"),
            UnseededPerson = fields.Id("people.unseeded"),
            TogglePerson = fields.Id("toggle.person"),
            ToggleLink = fields.Id("toggle.link"),
            ToggleFlagged = fields.Flag("toggle.flagged"),
            AccessLogs = fields.Paths("access_logs", Path.GetDirectoryName(Path.GetFullPath(_path))!),
            MaxAnswerTime = fields.Duration("max_answer_time") ?? GateEnvironment.DefaultMaxAnswerTime,
        };
        CheckName(fields, environment, wanted, stage);
        CheckPeople(fields, environment);
        return environment;
    }

    private void CheckName(EnvironmentFields fields, GateEnvironment environment, string? wanted, GateStage? stage)
    {
        var line = fields.LineOf("name") ?? 1;
        if (!EnvironmentNames.IsOne(environment.Name))
        {
            _errors.Add(
                line,
                $"the file's name '{EnvironmentErrors.Shown(environment.Name)}' is {EnvironmentNames.Form}; or give a name in it"
            );
        }
        else if (wanted is not null && !string.Equals(environment.Name, wanted, StringComparison.Ordinal))
        {
            _errors.Add(
                line,
                $"name: '{EnvironmentErrors.Shown(environment.Name)}' is not the environment '{wanted}' that was asked for: correct it, or give the file's path"
            );
        }

        // A gate of production must not pass as one of anything else.
        if (stage is { } given && EnvironmentNames.StageNamed(environment.Name) is { } told && given != told)
        {
            _errors.Add(
                fields.LineOf("stage")!.Value,
                $"stage: an environment named '{environment.Name}' can't be of another stage: correct the stage or the name"
            );
        }
    }

    private void CheckPeople(EnvironmentFields fields, GateEnvironment environment)
    {
        if (environment.SeededPerson is { } seeded && seeded == environment.UnseededPerson)
        {
            _errors.Add(
                fields.LineOf("people.unseeded")!.Value,
                $"people.unseeded: {seeded} is people.seeded too: give two people, or leave one out to have it chosen"
            );
        }

        if (environment is { ToggleLink: not null, TogglePerson: null } && fields.LineOf("toggle.person") is null)
        {
            _errors.Add(
                fields.LineOf("toggle.link")!.Value,
                "toggle.link needs toggle.person, whose gallery the link is of: give it too"
            );
        }

        if (environment is { ToggleFlagged: not null, ToggleLink: null } && fields.LineOf("toggle.link") is null)
        {
            _errors.Add(
                fields.LineOf("toggle.flagged")!.Value,
                "toggle.flagged needs toggle.link, which it is about: give it too"
            );
        }
    }
}
