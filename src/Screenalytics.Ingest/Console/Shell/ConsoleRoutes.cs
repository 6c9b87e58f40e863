namespace Screenalytics.Ingest.Console.Shell;

/// <summary>The groups that the console's routes are in; none of them is open to all.</summary>
/// <param name="Viewer">For whoever is signed in: whatever only shows.</param>
/// <param name="Operator">For operators and admins: runs and schedules are steered.</param>
/// <param name="Admin">For admins: seeds are flagged.</param>
internal sealed record ConsoleRoutes(RouteGroupBuilder Viewer, RouteGroupBuilder Operator, RouteGroupBuilder Admin);
