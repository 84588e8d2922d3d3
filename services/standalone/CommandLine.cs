using System.CommandLine;
using System.Text.Json;
using Wiredesk.Defaults;

namespace Wiredesk.Standalone;

/// <summary>What all commands share: exit codes, and where output goes.</summary>
internal static class CommandLine
{
    public const int Done = 0;

    // What is under way may finish before Ctrl-C ends the process.
    private static readonly TimeSpan EndTime = TimeSpan.FromSeconds(30);

    /// <summary>Some input failed, and each failure was named.</summary>
    public const int SomeFailed = 1;

    /// <summary>The command was called wrongly.</summary>
    public const int WrongUsage = 2;

    public static Option<DirectoryInfo> Data { get; } = new("--data")
    {
        Description = "The folder that holds everything Wiredesk keeps",
        DefaultValueFactory = _ => new DirectoryInfo("data"),
    };

    /// <summary>The article that a command is about.</summary>
    public static Argument<Guid> ArticleId() => new("id")
    {
        Description = "The article, by the id that 'wiredesk articles' lists",
        CustomParser = given =>
        {
            if (Guid.TryParse(given.Tokens[0].Value, out var id)) return id;
            given.AddError($"'{given.Tokens[0].Value}' is no id of an article: one reads like 0198a1b2-0000-7000-8000-000000000001; 'wiredesk articles' lists them.");
            return default;
        },
    };

    public static Option<bool> AsJson { get; } = new("--json") { Description = "Print JSON on stdout" };

    /// <summary>Parses and runs; a command line that cannot be parsed ends with 2, a failure that was foreseen with 1 and one line on stderr.</summary>
    public static async Task<int> Run(this RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            // Beside a command that is not known it would say that none was given.
            var isUnknown = parsed.CommandResult.Command.Subcommands.Any() && parsed.UnmatchedTokens.Count > 0;
            foreach (var error in parsed.Errors.Where(error => !isUnknown || parsed.UnmatchedTokens.Any(token => error.Message.Contains(token, StringComparison.Ordinal))))
                Complain(error.Message);
            Complain("See 'wiredesk --help'.");
            return WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = EndTime });
        }
        catch (Exception failure) when (failure is UserException or IOException or UnauthorizedAccessException)
        {
            Complain(failure.Message);
            return SomeFailed;
        }
        catch (OperationCanceledException)
        {
            Complain("Ended before it was done.");
            return SomeFailed;
        }
        catch (Exception failure)
        {
            Complain($"{failure.GetBaseException().Message} ({failure.GetBaseException().GetType().Name})");
            return SomeFailed;
        }
    }

    /// <summary>Says something to the person: on stderr, so that stdout stays data.</summary>
    public static void Complain(string message) => Console.Error.WriteLine($"wiredesk: {message}");

    /// <summary>One line of JSON on stdout.</summary>
    public static void Print<T>(T value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, Json.Options));
}

/// <summary>Something that the person who called can mend; its message is all they need to see.</summary>
internal sealed class UserException(string message) : Exception(message);
