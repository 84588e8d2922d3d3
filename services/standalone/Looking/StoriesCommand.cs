using System.CommandLine;
using Spectre.Console;

namespace Wiredesk.Standalone.Looking;

/// <summary><c>wiredesk stories</c>: stories, their events, and who reported them.</summary>
internal static class StoriesCommand
{
    private sealed record StoryLine(Guid Id, string Title, IReadOnlyList<EventLine> Events);

    private sealed record EventLine(Guid Id, string Title, DateTimeOffset Date, IReadOnlyList<Guid> Articles);

    public static Command Make()
    {
        var command = new Command("stories", "Show the stories, their events and the articles of each") { CommandLine.Data, CommandLine.AsJson };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var stores = Stores.Open(parsed.GetValue(CommandLine.Data)!);
            var articles = await PublishedArticles.Of(stores, cancellationToken).ToListAsync(cancellationToken);
            var stories = articles.GroupBy(article => article.Decision!.Story).Select(story => new StoryLine(
                story.Key,
                PublishedArticles.TitleOf(story.First()),
                [.. story.GroupBy(article => article.Decision!.Event).Select(happening => new EventLine(
                    happening.Key,
                    PublishedArticles.TitleOf(happening.First()),
                    happening.Min(article => article.Article!.PublishedAt ?? article.Article.ReceivedAt),
                    [.. happening.Select(article => article.Article!.Id)]))])).ToList();
            if (parsed.GetValue(CommandLine.AsJson))
            {
                CommandLine.Print(stories);
                return CommandLine.Done;
            }

            foreach (var story in stories)
            {
                var tree = new Tree($"[bold]{Markup.Escape(story.Title)}[/]");
                foreach (var happening in story.Events)
                    tree.AddNode($"{happening.Date:yyyy-MM-dd}  {Markup.Escape(happening.Title)}  [grey]{happening.Articles.Count} article(s)[/]");
                AnsiConsole.Write(tree);
            }

            return CommandLine.Done;
        });
        return command;
    }
}
