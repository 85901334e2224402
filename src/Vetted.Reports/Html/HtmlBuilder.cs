using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Vetted.Reports.Html;

/// <summary>Builds HTML whose every text is escaped: what a package, file or model is called cannot become markup.</summary>
internal sealed class HtmlBuilder
{
    private readonly StringBuilder _html = new();
    private readonly Stack<string> _open = new();

    /// <summary>Opens an element.</summary>
    /// <param name="element">Its name.</param>
    /// <param name="cssClass">Its class, or null.</param>
    /// <param name="attributes">Further attributes, as name and value in turn.</param>
    public HtmlBuilder Open(string element, string? cssClass = null, params string[] attributes)
    {
        Start(element, cssClass, attributes);
        _open.Push(element);
        return this;
    }

    /// <summary>Closes the innermost element.</summary>
    public HtmlBuilder Close()
    {
        var element = _open.Pop();
        _html.Append("</").Append(element).Append('>');
        return element is "p" or "li" or "tr" or "h1" or "h2" or "h3" or "div" or "section" or "article" or "table" or "ul" or "dl" or "dd" or "header" or "main" or "footer" or "thead" or "tbody"
            ? Line()
            : this;
    }

    /// <summary>Adds an element that holds a text.</summary>
    public HtmlBuilder Element(string element, string text, string? cssClass = null, params string[] attributes) =>
        Open(element, cssClass, attributes).Text(text).Close();

    /// <summary>Adds a text.</summary>
    public HtmlBuilder Text(string text)
    {
        Escape(text);
        return this;
    }

    /// <summary>Adds a link where the address is one of the web, else only the text.</summary>
    public HtmlBuilder Link(string text, string? address) =>
        address is not null && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? Element("a", text, null, "href", address!) : Text(text);

    /// <summary>Adds a list of texts; nothing where there are none.</summary>
    public HtmlBuilder List(IEnumerable<string> items, string? cssClass = null)
    {
        var texts = items.ToArray();
        if (texts.Length == 0)
        {
            return this;
        }

        Open("ul", cssClass);
        foreach (var text in texts)
        {
            Element("li", text);
        }

        return Close();
    }

    /// <summary>Starts a table that can be scrolled where the page is narrow.</summary>
    public HtmlBuilder OpenTable(string caption, params string[] titles)
    {
        Open("div", "scroll", "tabindex", "0", "role", "region", "aria-label", caption).Open("table").Element("caption", caption).Open("thead").Open("tr");
        foreach (var title in titles)
        {
            Element("th", title, null, "scope", "col");
        }

        return Close().Close().Open("tbody");
    }

    /// <summary>Ends what <see cref="OpenTable"/> started.</summary>
    public HtmlBuilder CloseTable() => Close().Close().Close();

    /// <summary>Adds markup that is our own.</summary>
    public HtmlBuilder Raw(string markup)
    {
        _html.Append(markup);
        return this;
    }

    public override string ToString() => _html.ToString();

    private HtmlBuilder Line()
    {
        _html.Append('\n');
        return this;
    }

    private void Start(string element, string? cssClass, string[] attributes)
    {
        _html.Append('<').Append(element);
        if (cssClass is not null)
        {
            _html.Append(" class=\"").Append(cssClass).Append('"');
        }

        for (var i = 0; i + 1 < attributes.Length; i += 2)
        {
            _html.Append(' ').Append(attributes[i]).Append("=\"");
            Escape(attributes[i + 1]);
            _html.Append('"');
        }

        _html.Append('>');
    }

    private void Escape(string text)
    {
        foreach (var c in text)
        {
            switch (c)
            {
                case '&':
                    _html.Append("&amp;");
                    break;
                case '<':
                    _html.Append("&lt;");
                    break;
                case '>':
                    _html.Append("&gt;");
                    break;
                case '"':
                    _html.Append("&quot;");
                    break;
                default:
                    // Other control characters are not allowed in HTML at all.
                    _html.Append(c < ' ' && c is not ('\n' or '\t') ? ' ' : c);
                    break;
            }
        }
    }
}
