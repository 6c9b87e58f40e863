return await Screenalytics.Sandbox.SandboxProgram.RunAsync(args);
