using Screenalytics.Ingest.Contracts.Console;

namespace Screenalytics.Ingest.Console.Shell;

/// <summary>An entry of the navigation.</summary>
/// <param name="Section">The part of the console that it stands for: one of <see cref="Sections"/>.</param>
/// <param name="Path">Where it leads.</param>
/// <param name="Icon">Its icon, drawn in a square of 24 as one path of strokes.</param>
/// <param name="Least">The least role that it is for.</param>
internal sealed record NavigationItem(string Section, string Path, string Icon, ConsoleRole Least = ConsoleRole.Viewer);
