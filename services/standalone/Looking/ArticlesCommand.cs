using System.CommandLine;
using Spectre.Console;
using Wiredesk.Publishing.Articles;

namespace Wiredesk.Standalone.Looking;

/// <summary><c>wiredesk articles</c>: what is published.</summary>
internal static class ArticlesCommand
{
    public static Command Make()
    {
        var command = new Command("articles", "Show what is published") { CommandLine.Data, CommandLine.AsJson };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var stores = Stores.Open(parsed.GetValue(CommandLine.Data)!);
            var articles = await PublishedArticles.Of(stores, cancellationToken).ToListAsync(cancellationToken);
            if (parsed.GetValue(CommandLine.AsJson))
                CommandLine.Print(articles.Select(ArticleLine.From));
            else
                AnsiConsole.Write(Table(articles, withIds: true));
            return CommandLine.Done;
        });
        return command;
    }

    /// <summary>Title, source, relation and story, one article a row; the story is named by its first article.</summary>
    /// <param name="withIds">With the id of each, by which <c>why</c> and <c>erase</c> ask for it.</param>
    public static Table Table(IReadOnlyList<PublishedArticle> articles, bool withIds = false)
    {
        var titles = articles.ToDictionary(article => Guid.Parse(article.Id), PublishedArticles.TitleOf);
        var table = new Table().Border(TableBorder.Rounded);
        if (withIds) table.AddColumn("Id", column => column.NoWrap());
        table.AddColumns("Title", "Source", "Relation", "Story");
        foreach (var article in articles)
        {
            var decision = article.Decision!;
            table.AddRow(
            [
                .. withIds ? [article.Id] : Array.Empty<string>(),
                Markup.Escape(titles[Guid.Parse(article.Id)]),
                Markup.Escape(article.Article!.Source),
                Coloured(decision.Relation),
                Markup.Escape(titles.TryGetValue(decision.Story, out var story) ? Short(story) : decision.Story.ToString("D")[..8]),
            ]);
        }

        return table;
    }

    private static string Coloured(Contracts.Relation relation) => relation switch
    {
        Contracts.Relation.Original => "[green]original[/]",
        Contracts.Relation.Copy => "[yellow]copy[/]",
        Contracts.Relation.NearCopy => "[yellow]near copy[/]",
        Contracts.Relation.Excerpt => "[yellow]excerpt[/]",
        Contracts.Relation.Extension => "[yellow]extension[/]",
        Contracts.Relation.SameEvent => "[blue]same event[/]",
        Contracts.Relation.SameStory => "[blue]same story[/]",
        _ => "unknown",
    };

    private static string Short(string title) => title.Length > 40 ? title[..37] + "..." : title;
}
