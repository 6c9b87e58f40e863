using System.Text;
using Screenalytics.Ingest.Diagnostics.Redaction;
using Screenalytics.Ingest.TrrBackend.Probing;

namespace Screenalytics.Ingest.RolloutGate.Http;

/// <summary>Looks for our secrets in answers, in every form that they travel in; never repeats one.</summary>
internal sealed class LeakWatch(GateSecrets secrets)
{
    private readonly (string Setting, byte[][] Forms)[] _known =
    [
        .. secrets.All.Select(secret =>
            (secret.Setting, SecretForms.Of(secret.Value).Select(Encoding.UTF8.GetBytes).ToArray())
        ),
    ];

    private readonly SortedSet<string> _found = new(StringComparer.Ordinal);

    /// <summary>How many answers were looked at.</summary>
    public int Answers { get; private set; }

    /// <summary>Which secrets were found, and where, in words.</summary>
    public IReadOnlyCollection<string> Found => _found;

    /// <summary>Looks at an answer.</summary>
    public void Look(RawAnswer answer)
    {
        Answers++;
        var head = Encoding.UTF8.GetBytes(string.Join('\n', answer.AllHeaders));
        foreach (var (setting, forms) in _known)
        {
            Note(setting, forms, answer.Body, "in the body of", answer.Status);
            Note(setting, forms, head, "in a header of", answer.Status);
        }
    }

    private void Note(string setting, byte[][] forms, byte[] bytes, string where, int status)
    {
        if (forms.Any(form => bytes.AsSpan().IndexOf(form) >= 0))
        {
            _found.Add($"{setting} {where} an answer {status}");
        }
    }
}
