using System.Text.RegularExpressions;

namespace Wiredesk.Enrichment.Body;

/// <summary>Lines that say who took or owns a picture, with or without a caption before it.</summary>
internal static partial class PhotoCredits
{
    private const int LongestCredit = 150;
    private const int LongestCaption = 400;

    public static bool Is(ReadOnlySpan<char> line) =>
        (line.Length <= LongestCredit && (Labelled().IsMatch(line) || Agency().IsMatch(line) || Generated().IsMatch(line))) || (line.Length <= LongestCaption && Captioned().IsMatch(line));

    /// <summary>A note such as <c>Copyright 2025 The Associated Press</c>.</summary>
    public static bool IsCopyright(ReadOnlySpan<char> line) => line.Length <= LongestCaption && CopyrightNote().IsMatch(line);

    /// <summary>Whether a credit names a program that makes pictures.</summary>
    public static bool NamesGenerator(ReadOnlySpan<char> line) => Generator().IsMatch(line);

    // "Photo: X/AP", "Image credit: X", "Foto: dpa", "写真:...".
    [GeneratedRegex("""
        ^[\[(]?\s*(photos?|images?|pictures?|pics?|photographs?|photography|illustrations?|graphics?|cover|video|featured|file|main|representative|representational)?\s*(photos?|images?|pictures?|credits?|photo\s+credits?|image\s+credits?|photo\s+illustrations?|photo\s+montages?|illustrations?|graphics?|foto'?s?|fotos?|bild(er)?|bildquelle|crédits?|crédits?\s+photos?|fotografía|fotografia|immagine|imagen|imagem|créditos?|zdjęci[ea]|fot\.?|snímek|фото|фотография|зображення|görsel|fotoğraf|صورة|الصورة|תמונה|צילום|קרדיט|عکس|图|图片|图片来源|圖|写真|画像|images?\s+(source|via)|source\s+image)\s*(credit|source|courtesy|by)?\s*([:：|©]|(?<=\s)by\s|(?<=\s)via\s|courtesy)
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Labelled();

    // "AP Photo/Jane Doe", "REUTERS/Jane Doe", "Jane Doe/Getty Images", "© Getty Images".
    [GeneratedRegex("""
        ^[\[(©\s]*((AP\ Photo|AFP\ Photo|AFP|REUTERS|Reuters|EPA|EFE|dpa|ANSA|Xinhua|Getty\ Images|Getty|Shutterstock|iStock|Unsplash|Pexels|Pixabay)\s?(/\s?|via\s)\S.{0,80}|[^.!?]{2,60}\s?(/|via)\s?(AP|AFP|Reuters|REUTERS|EPA|EPA-EFE|EFE|dpa|DPA|ANSA|Xinhua|Getty\ Images|Getty|Bloomberg|Anadolu|Shutterstock|iStock|Unsplash|Flash90|PA\ Wire|PA|TASS|NurPhoto|ZUMA\ Press|picture\ alliance|imago)(\s(via|/)\s.{2,40})?|(Getty\ Images|Shutterstock|iStock|Unsplash|Pexels|Pixabay|Wikimedia\ Commons|Handout))[\])\s.]*$
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Agency();

    // A caption that ends in its credit: "People wait. (AP Photo/Jane Doe)", "... [Jane Doe/Reuters]", "... Photo: Jane Doe/AFP".
    [GeneratedRegex("""
        ([\[(]([^\[\]()]{0,80}/\s?)?(AP\ Photo|AFP|AP|REUTERS|Reuters|EPA|EFE|dpa|Getty(\ Images)?|Anadolu|Bloomberg|Xinhua|Shutterstock|Flash90|File(\ photo)?|Handout)\b[^\[\]()]{0,80}[\])]|\s(Photo|Photograph|Image|Picture|Credit|Foto|Bild|Фото)(\ (by|credit|courtesy))?\s?[:：|]\s?[^.:]{2,80})\s*$
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Captioned();

    // "AI-generated image", "Image created with artificial intelligence"; a sentence about such pictures has a verb or goes on.
    [GeneratedRegex("""
        ^[\[(*]?\s*((AI|KI|IA)[\ -]?(generated|generiert\w*|generat\w*|génér\w*|gerada|created|made|assisted)\ (image|picture|photo|illustration|visual|graphic|artwork|bild|foto|imagen|imagem|immagine)s?|(image|picture|photo|illustration|visual|graphic|artwork|bild|foto|imagen|imagem|immagine)s?\ (was\ |is\ )?(generated|created|made|produced|generiert|erstellt|generada|creada|gerada|generata|générée)\ (by|with|using|via|through|mit|von|con|por|com|da|par|avec)\ (an?\ )?[^.,;]{1,40})[\])*.]?$
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Generated();

    [GeneratedRegex(@"^[\[(]?(©|\(c\)|copyright\s*(©|\(c\)|:)?\s*(by\s|\d{4})|\d{4}\s*©)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CopyrightNote();

    [GeneratedRegex("""
        \b(Gemini|DALL[·\-\ ]?E|Midjourney|Stable\ Diffusion|Firefly|ChatGPT|GPT-?\d|OpenAI|Sora|Imagen\ \d|Copilot|Grok|Nano\ Banana|Claude|Runway|NightCafe|DeepAI|Craiyon|Recraft|Krea|Leonardo\.?\ ?AI|Ideogram|Flux|Bing\ Image\ Creator|Canva\ AI|Meta\ AI|(AI|KI|IA|ИИ|ШІ)[\ -](generated|generiert|generat\w*|génér\w*|gerada|сгенер\w*|згенер\w*|illustration|image)|generated\ (by|with|using)\ (an?\ )?(AI|artificial)|(mit|von|par|por|con|com|met|med|da|przez)\ (l['’])?(KI|IA|AI)\b|artificial\ intelligence|künstlicher?\ Intelligenz|intelligence\ artificielle|inteligencia\ artificial|inteligência\ artificial|intelligenza\ artificiale|AI)\b
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Generator();
}
