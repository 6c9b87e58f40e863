using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Screenalytics.Ingest.Console.Shell;

/// <summary>The answers that the console gives.</summary>
internal static class Page
{
    /// <summary>A page.</summary>
    /// <param name="parameters">Its parameters, as the properties of an object.</param>
    /// <param name="status">The HTTP status.</param>
    public static RazorComponentResult Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TPage>(
        object parameters,
        int status = StatusCodes.Status200OK
    )
        where TPage : IComponent =>
        new(typeof(TPage), parameters) { StatusCode = status, ContentType = "text/html; charset=utf-8" };

    /// <summary>What answers a form that was done with: look there.</summary>
    /// <param name="path">A path of the console.</param>
    public static IResult SeeOther(string path) => new SeeOtherResult(path);

    /// <summary>A page that says that there is no such thing.</summary>
    public static IResult NotFound(string what, string wayOut) =>
        Of<MessagePage>(
            new
            {
                Title = "Not found",
                Text = what,
                WayOut = wayOut,
            },
            StatusCodes.Status404NotFound
        );

    /// <summary>A page that says what is wrong with a request.</summary>
    public static IResult Refused(string what, string wayOut, int status = StatusCodes.Status400BadRequest) =>
        Of<MessagePage>(
            new
            {
                Title = "That can't be done",
                Text = what,
                WayOut = wayOut,
            },
            status
        );

    private sealed class SeeOtherResult(string path) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = path;
            return Task.CompletedTask;
        }
    }
}
