using System.CommandLine;

namespace Screenalytics.Ingest.Cli.Gates;

/// <summary>Makes arguments that name a folder of evidence.</summary>
internal static class FolderArgument
{
    /// <summary>Makes one.</summary>
    public static Argument<string> Of(string name, string description)
    {
        var argument = new Argument<string>(name) { Description = description, HelpName = name };
        argument.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var path }] && string.IsNullOrWhiteSpace(path))
            {
                result.AddError($"{name}: the path is empty; give a folder of evidence.");
            }
        });
        return argument;
    }
}
