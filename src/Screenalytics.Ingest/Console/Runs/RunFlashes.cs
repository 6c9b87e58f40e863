namespace Screenalytics.Ingest.Console.Runs;

/// <summary>What is told once, on the page that a change lands on.</summary>
internal static class RunFlashes
{
    /// <summary>The sentence of a code in the page's address; null for any other.</summary>
    public static string? Of(string? code) =>
        code switch
        {
            "started" => "This is the run that you asked for.",
            "attached" => "A run of the same target with the same parameters was in flight already: this is it.",
            "replayed" => "The form was sent before: this is the run that came of it.",
            "cancelled" => "The run is asked to end; people in flight are dropped, what is committed stays.",
            "ended" => "The run had ended already, and stays as it is.",
            "retried" => "This run takes up the people whom the other one left unfinished.",
            "accepted" => "The run's empty answers are accepted: it is its target's history from now on.",
            "accepted-before" => "The run was accepted before.",
            _ => null,
        };
}
