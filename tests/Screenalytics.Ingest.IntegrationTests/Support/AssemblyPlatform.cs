using System.Runtime.Versioning;

// Real servers, sockets, signals and file modes: these tests are Linux's.
[assembly: SupportedOSPlatform("linux")]
