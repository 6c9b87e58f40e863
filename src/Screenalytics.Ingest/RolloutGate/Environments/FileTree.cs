using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Screenalytics.Ingest.RolloutGate.Environments;

/// <summary>Reads the text of an environment's file, YAML or JSON, which is YAML too; keeps lines, and double keys.</summary>
internal static class FileTree
{
    private const int MostDepth = 16;

    /// <summary>Reads it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="line">The line of what is wrong.</param>
    /// <param name="error">What is wrong, or null. Never repeats the text.</param>
    /// <returns>The root; null when something is wrong, or nothing is said.</returns>
    public static FileNode? Read(string text, out int line, out string? error)
    {
        (line, error) = (1, null);
        using var reader = new StringReader(text);
        var parser = new Parser(reader);
        try
        {
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
            {
                return null;
            }

            parser.Consume<DocumentStart>();
            var root = ReadNode(parser, 0);
            parser.Consume<DocumentEnd>();
            if (parser.Accept<DocumentStart>(out var second))
            {
                throw new FileTreeException(LineOf(second), "a second document begins: an environment is one");
            }

            return root.IsEmpty ? null : root;
        }
        catch (FileTreeException e)
        {
            (line, error) = (e.Line, e.Message);
        }
        catch (YamlException e)
        {
            // The parser's own words may repeat the text.
            (line, error) = ((int)e.Start.Line, "the text is no well-formed YAML or JSON from here on");
        }

        return null;
    }

    private static FileNode ReadNode(Parser parser, int depth)
    {
        if (depth > MostDepth)
        {
            throw new FileTreeException(LineOf(parser.Current!), "it is nested too deeply: no key is");
        }

        if (parser.Accept<AnchorAlias>(out var alias))
        {
            throw new FileTreeException(LineOf(alias), "references (*name) are not understood: write the value itself");
        }

        if (parser.Accept<NodeEvent>(out var node) && !(node.Tag.IsEmpty && node.Anchor.IsEmpty))
        {
            throw new FileTreeException(
                LineOf(node),
                "tags (!name) and anchors (&name) are not understood: leave them out"
            );
        }

        if (parser.TryConsume<MappingStart>(out var mapping))
        {
            return new FileNode(LineOf(mapping)) { Entries = ReadEntries(parser, depth) };
        }

        if (parser.TryConsume<SequenceStart>(out var sequence))
        {
            return new FileNode(LineOf(sequence)) { Items = ReadItems(parser, depth) };
        }

        var scalar = parser.Consume<Scalar>();
        return new FileNode(LineOf(scalar)) { Text = scalar.Value, IsPlain = scalar.Style == ScalarStyle.Plain };
    }

    private static List<FileEntry> ReadEntries(Parser parser, int depth)
    {
        var entries = new List<FileEntry>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadNode(parser, depth + 1);
            if (key.Text is null)
            {
                throw new FileTreeException(key.Line, "a key is a list or a group: write a name");
            }

            entries.Add(new FileEntry(key.Text, key.Line, ReadNode(parser, depth + 1)));
        }

        return entries;
    }

    private static List<FileNode> ReadItems(Parser parser, int depth)
    {
        var items = new List<FileNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode(parser, depth + 1));
        }

        return items;
    }

    private static int LineOf(ParsingEvent at) => (int)at.Start.Line;
}
