using Wiredesk.Enrichment.Body;
using Xunit;

namespace Wiredesk.Enrichment.Tests.Body;

public sealed class ClutterTests
{
    [Theory]
    [InlineData("Skip to main content", "interface")]
    [InlineData("5 min read", "interface")]
    [InlineData("* * *", "separator")]
    [InlineData("ADVERTISEMENT", "advertisement")]
    [InlineData("Anzeige", "advertisement")]
    [InlineData("Реклама", "advertisement")]
    [InlineData("Share this article", "share")]
    [InlineData("Comments (12)", "comments")]
    [InlineData("💬 Kommentare", "comments")]
    [InlineData("评论", "comments")]
    [InlineData("Read more: Talks go on in Cairo", "related")]
    [InlineData("Lesen Sie auch: Gespräche in Kairo gehen weiter", "related")]
    [InlineData("Читайте также: Переговоры продолжаются", "related")]
    [InlineData("Sign up for our newsletter and never miss a story.", "newsletter")]
    [InlineData("Get the day's best stories delivered to your inbox", "newsletter")]
    [InlineData("© Reuters", "copyright")]
    [InlineData("(c) Reuters", "copyright")]
    [InlineData("Copyright 2025 The Associated Press. All rights reserved.", "copyright")]
    [InlineData("Copyright © 2025 Example", "copyright")]
    [InlineData("Photo: Gemini AI", "photo-credit")]
    [InlineData("Photo: X/AP", "photo-credit")]
    [InlineData("Foto: Max Muster/dpa", "photo-credit")]
    [InlineData("AP Photo/Jane Doe", "photo-credit")]
    [InlineData("Jane Doe/Getty Images", "photo-credit")]
    [InlineData("Displaced people wait for bread in Rafah on Monday. (AP Photo/Jane Doe)", "photo-credit")]
    [InlineData("图片来源：新华社", "photo-credit")]
    [InlineData("We use cookies to give you the best experience.", "cookies")]
    [InlineData("Reporting by Jane Doe in Cairo; Editing by John Roe", "author-note")]
    [InlineData("Published: November 25, 2025 10:15 AM", "date-line")]
    [InlineData("Tuesday, November 25, 2025", "date-line")]
    [InlineData("25. November 2025, 10:15 Uhr", "date-line")]
    [InlineData("Source: Reuters", "source-list")]
    public void KindOf_NamesWhatIsNoPartOfAnArticle(string line, string kind) => Assert.Equal(kind, Clutter.KindOf(line));

    [Theory]
    [InlineData("Copyright law was changed by parliament on Tuesday.")]
    [InlineData("Comments by the minister drew anger in Cairo.")]
    [InlineData("Share prices fell after the talks broke off.")]
    [InlineData("Advertisement spending fell for the third year.")]
    [InlineData("Photographs of the damage spread within hours.")]
    [InlineData("Subscribers left the service in thousands.")]
    [InlineData("Sources close to the talks said that no deal was near.")]
    [InlineData("The newsletter was read by thousands before it closed.")]
    [InlineData("He was 25.")]
    [InlineData("2025")]
    [InlineData("In November 2025, the talks began again.")]
    [InlineData("Reporters were kept away.")]
    [InlineData("Related problems were found in 12 hospitals.")]
    [InlineData("Watch officers saw the ship at dawn.")]
    public void KindOf_LeavesNewsAlone(string line) => Assert.Null(Clutter.KindOf(line));
}
