using System.Security.Cryptography;
using System.Text;
using Screenalytics.Ingest.Diagnostics.Redaction;

namespace Screenalytics.Ingest.IntegrationTests.Diagnostics;

/// <summary>Secrets that nobody else has, and what finds them again in any form.</summary>
internal sealed class Canaries
{
    private readonly Dictionary<string, string> _planted = [];

    /// <summary>Every form of every one, with its name.</summary>
    private IEnumerable<(string Name, string Form)> Forms =>
        _planted.SelectMany(pair => SecretForms.Of(pair.Value).Select(form => (pair.Key, form)));

    /// <summary>Makes one.</summary>
    /// <param name="name">Where it is planted.</param>
    /// <param name="odd">Whether it holds letters that JSON and URLs have to escape.</param>
    public string Plant(string name, bool odd = false)
    {
        var secret = $"k9{name}{RandomNumberGenerator.GetHexString(12, lowercase: true)}{(odd ? "/+=\"&x" : "")}";
        _planted.Add(name, secret);
        return secret;
    }

    /// <summary>Makes a JWT that holds one.</summary>
    public string PlantJwt(string name)
    {
        var parts = new[]
        {
            """{"alg":"HS256","typ":"JWT"}""",
            $$"""{"sub":"{{Plant(name + "Claim")}}"}""",
            Plant(name),
        };
        return string.Join(
            '.',
            parts.Select(part => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part)))
        );
    }

    /// <summary>Which of them a text holds, with what stands around.</summary>
    public IReadOnlyList<string> FoundIn(string where, string text) =>
        [
            .. from form in Forms
            let at = text.IndexOf(form.Form, StringComparison.OrdinalIgnoreCase)
            where at >= 0
            select $"{where}: {form.Name}: {text[Math.Max(0, at - 80)..Math.Min(text.Length, at + 120)]}",
        ];
}
