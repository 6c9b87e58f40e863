using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Screenalytics.Ingest.Console.Assets;

/// <summary>The styles, scripts and pictures of the pages. They are in the program itself; nothing is loaded from elsewhere.</summary>
internal static class ConsoleAssets
{
    /// <summary>The path that they are below.</summary>
    public const string Root = "/console/assets";

    private const string Prefix = "console/";

    private static readonly Lazy<FrozenDictionary<string, AssetFile>> Files = new(Read);

    /// <summary>The address of a file.</summary>
    /// <param name="name">Its name, such as <c>console.css</c>.</param>
    public static string Url(string name) => Files.Value[name].Url;

    /// <summary>Maps them; they are open to all, since the sign-in page needs them too.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet($"{Root}/{{hash}}/{{name}}", Send).AllowAnonymous().ExcludeFromDescription();

        // Browsers ask for it wherever a page names no icon, such as a download.
        endpoints
            .MapGet("/favicon.ico", () => TypedResults.Redirect(Url("icon.svg"), permanent: false))
            .AllowAnonymous()
            .ExcludeFromDescription();
    }

    private static IResult Send(string hash, string name, HttpContext context)
    {
        if (!Files.Value.TryGetValue(name, out var file))
        {
            return TypedResults.NotFound();
        }

        // A page of another version of the program, on another node, is served as well as can be.
        var isThis = file.Url.Contains($"/{hash}/", StringComparison.Ordinal);
        var headers = context.Response.Headers;
        headers.CacheControl = isThis ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Vary = "Accept-Encoding";
        if (!AcceptsBrotli(context))
        {
            return TypedResults.Bytes(file.Bytes, file.ContentType);
        }

        headers.ContentEncoding = "br";
        return TypedResults.Bytes(file.Compressed, file.ContentType);
    }

    private static bool AcceptsBrotli(HttpContext context) =>
        context.Request.GetTypedHeaders().AcceptEncoding.Any(way => way.Value == "br" && way.Quality is null or > 0);

    private static FrozenDictionary<string, AssetFile> Read()
    {
        var files = Contents();

        // Scripts refer to one another by name alone, so that all of them share one address.
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (_, bytes) in files)
        {
            hash.AppendData(bytes);
        }

        var version = Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
        return files
            .Select(file => new AssetFile(
                file.Name,
                $"{Root}/{version}/{file.Name}",
                TypeOf(file.Name),
                file.Bytes,
                Compress(file.Bytes)
            ))
            .ToFrozenDictionary(file => file.Name, StringComparer.Ordinal);
    }

    private static List<(string Name, byte[] Bytes)> Contents()
    {
        var program = typeof(ConsoleAssets).Assembly;
        var files = new List<(string, byte[])>();
        foreach (var resource in program.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (resource.StartsWith(Prefix, StringComparison.Ordinal))
            {
                using var stream = program.GetManifestResourceStream(resource)!;
                var bytes = new byte[stream.Length];
                stream.ReadExactly(bytes);
                files.Add((resource[Prefix.Length..], bytes));
            }
        }

        return files;
    }

    private static byte[] Compress(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var brotli = new BrotliStream(target, CompressionLevel.Optimal, leaveOpen: true))
        {
            brotli.Write(bytes);
        }

        return target.ToArray();
    }

    private static string TypeOf(string name) =>
        Path.GetExtension(name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => "application/octet-stream",
        };
}
