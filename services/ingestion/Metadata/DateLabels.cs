namespace Wiredesk.Ingestion.Metadata;

/// <summary>What is said of a date beside it.</summary>
internal enum DateTagKind
{
    None,

    /// <summary>Open Graph's time of publication, which what makes the page fills in.</summary>
    PublishedTime,

    /// <summary>It was published then.</summary>
    Published,

    /// <summary>A date of the article, of which nothing more is said.</summary>
    Plain,

    /// <summary>It was changed then.</summary>
    Modified,
}

/// <summary>The words before a date that say what happened then, in the languages that news is most read in.</summary>
internal static class DateLabels
{
    private static readonly (DateTagKind Kind, string Word)[] Words =
    [
        .. "updat|modified|review|revised|amended|edited|aktualisiert|geändert|mis à jour|mise à jour|modifié|actualiza|modificad|aggiornat|atualiza|bijgewerkt|gewijzigd|uppdatera|opdater|oppdater|zaktualizowano|aktualiz|güncel|обновл|изменен|оновлен|更新|수정"
            .Split('|').Select(word => (DateTagKind.Modified, word)),
        .. "publish|posted|posting date|date|released|written| on |veröffentlicht|erschienen|publié|publicad|pubblicat|gepubliceerd|geplaatst|publicera|publicer|publisert|opublikowan|publikov|yayın|опубликован|発行|公開|发布|發佈|입력|등록"
            .Split('|').Select(word => (DateTagKind.Published, word)),
    ];

    /// <summary>What the last such word of a text says; "updated on" says that it was updated.</summary>
    public static DateTagKind Last(ReadOnlySpan<char> text)
    {
        var (last, said) = (-1, DateTagKind.None);
        foreach (var (kind, word) in Words)
        {
            var at = text.LastIndexOf(word, StringComparison.OrdinalIgnoreCase);
            // "update" holds "date"; and "on" says nothing where another word does.
            if (at > last + (said == DateTagKind.Modified && word is "date" or " on " ? 12 : 0))
                (last, said) = (at, kind);
        }

        return said;
    }

    /// <summary>What a line says that only announces the date after it.</summary>
    public static DateTagKind Ends(string line) => line.AsSpan().Count(' ') < 4 ? Last(line) : DateTagKind.None;
}

/// <summary>Tells from its name what the date in a meta tag is.</summary>
internal static class DateTag
{
    // Names that say no more than "date", by the vocabularies that have them: Dublin Core, Highwire (citation_), Sailthru, Google Search Appliance.
    private static readonly HashSet<string> Bare = ["date", "dcdate", "dctermsdate", "dctermscreated", "citationdate", "sailthrudate", "gsadate", "articledateoriginal", "created", "posted"];

    // Everybody writes these otherwise: publish_date, published-date, parsely-pub-date, cXenseParse:recs:publishtime, citation_online_date.
    private static readonly string[] PublishedParts = ["publishdate", "publisheddate", "publicationdate", "pubdate", "publishtime", "publishedtime", "publicationtime", "datepublished", "publishedat", "publishedon", "articlepublished", "onlinedate", "dateissued", "datecreated", "firstpublished", "lastpublished"];

    private static readonly string[] ModifiedParts = ["modif", "updat", "revis", "lastmod"];

    public static DateTagKind Of(string name)
    {
        var plain = string.Concat(name.Where(char.IsAsciiLetter)).ToLowerInvariant();
        if (plain.EndsWith("articlepublishedtime", StringComparison.Ordinal) || plain is "ogpublishedtime")
            return DateTagKind.PublishedTime;
        if (Array.Exists(ModifiedParts, part => plain.Contains(part, StringComparison.Ordinal)))
            return DateTagKind.Modified;
        return Bare.Contains(plain) ? DateTagKind.Plain
            : plain == "published" || Array.Exists(PublishedParts, part => plain.Contains(part, StringComparison.Ordinal)) ? DateTagKind.Published
            : DateTagKind.None;
    }
}
