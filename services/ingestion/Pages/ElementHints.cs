using AngleSharp.Dom;
using Wiredesk.Ingestion.Blocks;

namespace Wiredesk.Ingestion.Pages;

/// <summary>What an element says about its content by itself: its names, its kind, its role.</summary>
internal static class ElementHints
{
    /// <summary>What the names of an element hint at.</summary>
    public static NameSigns SignsOf(IElement element)
    {
        var signs = element.GetAttribute("class") is { Length: > 0 } names ? NameReading.Of(names) : NameSigns.None;
        return element.GetAttribute("id") is { Length: > 0 } id ? signs | NameReading.Of(id) : signs;
    }

    /// <summary>The kinds of element that it is, by its own name and its role.</summary>
    public static Surroundings SurroundingsOf(IElement element)
    {
        var found = element.LocalName switch
        {
            "nav" or "menu" => Surroundings.Navigation,
            "footer" => Surroundings.Footer,
            "aside" => Surroundings.Aside,
            "header" => Surroundings.Header,
            "form" => Surroundings.Form,
            "figure" => Surroundings.Figure,
            "figcaption" => Surroundings.Caption,
            "table" => Surroundings.Table,
            "ul" or "ol" or "dl" => Surroundings.List,
            "article" => Surroundings.Article,
            "main" => Surroundings.Main,
            "button" => Surroundings.Button,
            "dialog" => Surroundings.Dialog,
            "blockquote" => Surroundings.Quote,
            "section" => Surroundings.Section,
            _ => Surroundings.None,
        };
        if ((element.HasAttribute("hidden") && !IsStreamed(element)) || element.GetAttribute("aria-hidden") == "true")
            found |= Surroundings.Hidden;
        return found | element.GetAttribute("role") switch
        {
            null => Surroundings.None,
            "navigation" or "menu" or "menubar" or "toolbar" or "tablist" => Surroundings.Navigation,
            "banner" => Surroundings.Header,
            "contentinfo" => Surroundings.Footer,
            "complementary" => Surroundings.Aside,
            "search" => Surroundings.Form,
            "dialog" or "alert" or "alertdialog" => Surroundings.Dialog,
            "button" => Surroundings.Button,
            "main" => Surroundings.Main,
            "article" => Surroundings.Article,
            _ => Surroundings.None,
        };
    }

    // React streams parts of a page as <div hidden id="S:1"> and shows them by script.
    private static bool IsStreamed(IElement element) => element.GetAttribute("id") is { } id && id.StartsWith("S:", StringComparison.Ordinal);
}
