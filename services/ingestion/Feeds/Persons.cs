using System.Text.RegularExpressions;
using Wiredesk.Ingestion.Markup;

namespace Wiredesk.Ingestion.Feeds;

/// <summary>Reads who wrote something: Atom's name, email and uri elements, or one line in the manners of RSS.</summary>
internal static partial class Persons
{
    /// <param name="baseAddress">What the person's address is resolved against.</param>
    public static Person? Read(XmlElement element, Uri? baseAddress)
    {
        if (!element.Elements.Any())
            return Line(element.Text);
        string? Child(params string[] names) =>
            element.Elements.FirstOrDefault(child => names.Contains(child.Name, StringComparer.OrdinalIgnoreCase))?.Text.Trim() is { Length: > 0 } text ? text : null;
        var person = new Person(Child("name"), Child("email"), FeedFrame.Link(Child("uri", "url", "homepage"), baseAddress));
        return person == new Person(null) ? Line(element.Text) : person with { Name = FeedFrame.Plain(person.Name) };
    }

    /// <summary><c>Name (mail@host)</c>, <c>mail@host (Name)</c>, <c>Name &lt;mail@host&gt;</c>, or one of the two alone.</summary>
    public static Person? Line(string text)
    {
        var line = text.Trim();
        if (line.Length == 0)
            return null;
        var mail = line.Length <= 500 ? Mail().Match(line) : Match.Empty;
        if (!mail.Success)
            return new Person(FeedFrame.Plain(line));
        var name = line.Remove(mail.Index, mail.Length).Replace("mailto:", "", StringComparison.OrdinalIgnoreCase).Trim();
        name = name.Trim('(', ')', '<', '>', '"', ' ', ',', ';').Trim();
        return new Person(name.Length == 0 ? null : FeedFrame.Plain(name), mail.Value);
    }

    [GeneratedRegex(@"[A-Za-z0-9._%+'\-]+@[A-Za-z0-9\-]+(\.[A-Za-z0-9\-]+)*", RegexOptions.NonBacktracking)]
    private static partial Regex Mail();
}
