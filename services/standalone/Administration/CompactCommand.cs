using System.CommandLine;
using Wiredesk.Defaults.Sqlite;
using Wiredesk.Standalone.Up;

namespace Wiredesk.Standalone.Administration;

/// <summary><c>wiredesk compact</c>: writes the files of a data folder anew while nothing runs on it, so that they hold nothing but what is kept.</summary>
internal static class CompactCommand
{
    private sealed record CompactedFile(string File, long Before, long After);

    public static Command Make()
    {
        var command = new Command("compact", "Write the files of a data folder anew, while nothing runs on it: they grow smaller, and hold nothing more of what was erased") { CommandLine.Data, CommandLine.AsJson };
        command.SetAction((parsed, cancellationToken) => Compact(parsed.GetValue(CommandLine.Data)!, parsed.GetValue(CommandLine.AsJson), cancellationToken));
        return command;
    }

    private static Task<int> Compact(DirectoryInfo data, bool json, CancellationToken cancellationToken)
    {
        if (!data.Exists) throw new UserException($"There is no data folder {data}; 'wiredesk up' makes one.");
        var files = data.GetFiles("*.db").OrderBy(file => file.Name, StringComparer.Ordinal).ToList();
        if (files.Count == 0) throw new UserException($"The data folder {data} holds no store.");
        using var folder = DataFolder.Take(data);
        var ended = CommandLine.Done;
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                var (before, after) = SqliteFile.Compact(file.FullName);
                if (json)
                    CommandLine.Print(new CompactedFile(file.Name, before, after));
                else
                    Console.Out.WriteLine($"{file.Name,-22}  {before,15:N0} bytes before  {after,15:N0} after");
            }
            catch (IOException failure)
            {
                CommandLine.Complain(failure.Message);
                ended = CommandLine.SomeFailed;
            }
        }

        return Task.FromResult(ended);
    }
}
