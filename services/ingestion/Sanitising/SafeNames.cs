using Wiredesk.Ingestion.Markup;

namespace Wiredesk.Ingestion.Sanitising;

/// <summary>What may stay in HTML from outside: elements and attributes that only structure and show text, pictures, sound, film and formulas.</summary>
/// <remarks>
/// Forms and their controls are left out (they ask readers for input in the publisher's name), as are ids and names (they shadow variables of the
/// page they are shown on); attributes that only describe a control do nothing without it, and stay. Of SVG and MathML stays what draws; nothing that
/// animates, refers to other documents, or holds foreign content.
/// </remarks>
internal static class SafeNames
{
    public static readonly HashSet<string> Elements = HtmlNames.Set("""
        a abbr acronym address area article aside audio b bdi bdo big blockquote br caption center cite code col colgroup data dd del details dfn dialog dir div dl dt
        em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li m main map mark menu meter multicol nav nextid nobr ol p picture pre progress
        q rb rp rt rtc ruby s samp section small sound source spacer span strike strong sub summary sup table tbody td tfoot th thead time tr track tt u ul var video wbr
        svg circle clippath defs desc ellipse g line lineargradient marker mask path pattern polygon polyline radialgradient rect stop symbol text tspan
        math maction menclose merror mfenced mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup
        mtable mtd mtext mtr munder munderover none semantics
        """);

    public static readonly HashSet<string> Attributes = HtmlNames.Set("""
        abbr align alt axis background balance bgcolor bgproperties border bordercolor bordercolordark bordercolorlight bottompadding cellpadding cellspacing ch char
        charoff charset cite class clear color cols colspan compact controls coords datetime default delay dir end face frame galleryimg gutter headers height
        hidefocus high href hreflang hspace icon ismap kind label lang leftspacing longdesc loop loopcount loopend loopstart low lowsrc max media min nohref
        noshade nowrap open optimum point-size poster pqg preload rel replace rev rightspacing rows rowspan rules scope shape size span src srclang start
        summary suppress title toppadding type unselectable urn usemap valign value volume vspace width wrap
        accept accept-charset challenge checked datapagesize disabled draggable dropzone for inputmode keytype list maxlength multiple pattern placeholder prompt
        radiogroup readonly repeat-max repeat-min required selected step template variable
        baseprofile cx cy d dx dy fill fill-opacity fill-rule font-family font-size font-style font-weight fx fy gradienttransform gradientunits
        offset opacity pathlength points preserveaspectratio r rotate rx ry stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset
        stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor transform version viewbox x x1 x2 y y1 y2 xmlns
        accent accentunder columnalign columnlines columnspacing columnspan depth display displaystyle equalcolumns equalrows fence form frame linethickness
        lspace mathbackground mathcolor mathsize mathvariant maxsize minsize notation numalign other rowalign rowlines rowspacing rspace scriptlevel selection
        separator separators stretchy symmetric voffset show
        """);

    /// <summary>Attributes whose value is an address.</summary>
    public static readonly HashSet<string> Addresses = HtmlNames.Set("href src background cite icon longdesc lowsrc poster urn usemap");

    /// <summary>What addresses may begin with: the web, files to fetch, mail, telephone, Usenet.</summary>
    public static readonly HashSet<string> Schemes = HtmlNames.Set("http https ftp mailto tel news nntp");
}
