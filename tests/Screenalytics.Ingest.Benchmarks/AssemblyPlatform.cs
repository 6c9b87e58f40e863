using System.Runtime.Versioning;

// What a process cost is read from the kernel as Linux tells it.
[assembly: SupportedOSPlatform("linux")]
