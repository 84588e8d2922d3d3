namespace Wiredesk.Ingestion.Markup;

/// <summary>What had to be mended while reading, each kind once, in the order first met.</summary>
internal sealed class Repairs
{
    public const string WrongEncoding = "wrong-encoding";
    public const string GuessedEncoding = "guessed-encoding";
    public const string IllegalCharacters = "illegal-characters";
    public const string WindowsCharacters = "windows-1252-characters";
    public const string UndeclaredEntity = "undeclared-entity";
    public const string BareAmpersand = "bare-ampersand";
    public const string DeclarationsIgnored = "declarations-ignored";
    public const string UnmatchedEndTag = "unmatched-end-tag";
    public const string MissingEndTag = "missing-end-tag";
    public const string UndeclaredPrefix = "undeclared-prefix";
    public const string TooDeep = "too-deep";
    public const string TooManyEntries = "too-many-entries";
    public const string HtmlTooDeep = "html-too-deep";
    public const string HtmlTooLarge = "html-too-large";
    public const string UnreadableDate = "unreadable-date";
    public const string UnreadableBase64 = "unreadable-base64";
    public const string TextBeforeMarkup = "text-before-markup";

    private readonly List<string> _names = [];

    public IReadOnlyList<string> Names => _names;

    public void Add(string name)
    {
        if (!_names.Contains(name))
            _names.Add(name);
    }
}
