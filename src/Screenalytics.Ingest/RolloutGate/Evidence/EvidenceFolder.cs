using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.Diagnostics.Redaction;
using Screenalytics.Ingest.RolloutGate.Evidence.Html;
using Screenalytics.Ingest.RolloutGate.Evidence.Markdown;

namespace Screenalytics.Ingest.RolloutGate.Evidence;

/// <summary>Writes a gate's evidence into a folder of its own, which is there as a whole or not at all.</summary>
internal static class EvidenceFolder
{
    /// <summary>The folder of all of them in the data folder.</summary>
    public const string Root = "gates";

    // A name that no folder of evidence has.
    private const string Draft = ".writing-";
    private const int GateLetters = 8;
    private const int MostLetters = 64;

    /// <summary>Writes it.</summary>
    /// <param name="root">The folder that it goes into; it is made when missing.</param>
    /// <param name="evidence">The evidence.</param>
    /// <param name="key">What it is signed with.</param>
    /// <param name="redactor">Knows the secrets that must not be in it.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The folder.</returns>
    /// <exception cref="GateFileException">It can't be written.</exception>
    public static string Write(string root, GateEvidence evidence, SigningKey key, Redactor redactor, TimeProvider time)
    {
        evidence = new EvidenceCleaner(redactor).Clean(evidence);
        var draft = Path.Combine(root, $"{Draft}{evidence.GateId}");
        try
        {
            OwnFiles.CreateFolder(root);
            Remove(draft);
            OwnFiles.CreateFolder(draft);
            foreach (var (name, bytes) in FilesOf(evidence, key, time))
            {
                OwnFiles.WriteNew(Path.Combine(draft, name), bytes);
            }

            return Publish(draft, Path.Combine(root, NameOf(evidence)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GateFileException($"The evidence can't be written to {root}: {e.Message}", e);
        }
        finally
        {
            Remove(draft);
        }
    }

    /// <summary>Sees that evidence can be written, before there is any: the folder is made when missing.</summary>
    /// <exception cref="GateFileException">It can't.</exception>
    public static void Probe(string root)
    {
        var file = Path.Combine(root, $"{Draft}{Guid.NewGuid():N}");
        try
        {
            OwnFiles.CreateFolder(root);
            OwnFiles.WriteNew(file, []);
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GateFileException(
                $"The evidence can't be written to {root}: {e.Message} Make it writable, or name another folder by --evidence-dir. Nothing was begun.",
                e
            );
        }
    }

    /// <summary>The folder's name: environment, beginning in UTC, and the gate.</summary>
    public static string NameOf(GateEvidence evidence)
    {
        var gate = evidence.GateId.ToString().Split('-')[^1][..GateLetters];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Plain(evidence.Environment)}-{evidence.StartedAt.UtcDateTime:yyyyMMdd-HHmmss}-{gate}"
        );
    }

    private static IEnumerable<(string Name, byte[] Bytes)> FilesOf(
        GateEvidence evidence,
        SigningKey key,
        TimeProvider time
    )
    {
        var json = EvidenceJson.Write(evidence);
        var digest = DigestOf(json);
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            [EvidenceFiles.Json] = json,
            [EvidenceFiles.Markdown] = Encoding.UTF8.GetBytes(EvidenceMarkdown.Render(evidence, digest)),
            [EvidenceFiles.Html] = Encoding.UTF8.GetBytes(EvidencePage.Render(evidence, digest)),
        };
        var manifest = EvidenceJson.Write(
            new GateManifest
            {
                GateId = evidence.GateId,
                SignedAt = time.GetUtcNow(),
                Files =
                [
                    .. EvidenceFiles.Listed.Select(name => new GateFile(
                        name,
                        files[name].Length,
                        DigestOf(files[name])
                    )),
                ],
            }
        );
        GateSignature signature = new(SigningKey.Algorithm, key.Id, key.Sign(manifest));
        return
        [
            .. files.Select(file => (file.Key, file.Value)),
            (EvidenceFiles.Manifest, manifest),
            (EvidenceFiles.Signature, EvidenceJson.Write(signature)),
        ];
    }

    private static string Publish(string draft, string wanted)
    {
        var path = wanted;
        for (var number = 2; Path.Exists(path); number++)
        {
            path = string.Create(CultureInfo.InvariantCulture, $"{wanted}-{number}");
        }

        Directory.Move(draft, path);
        return path;
    }

    private static void Remove(string draft)
    {
        try
        {
            Directory.Delete(draft, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nothing was written, or it is no evidence by its name.
        }
    }

    private static string Plain(string name)
    {
        var plain = string.Concat(
            name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '-')
        );
        return plain.Length switch
        {
            0 => "gate",
            > MostLetters => plain[..MostLetters],
            _ => plain,
        };
    }

    private static string DigestOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
