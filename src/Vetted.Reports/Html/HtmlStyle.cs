using System;
using System.Collections.Generic;
using System.Linq;

namespace Vetted.Reports.Html;

/// <summary>The style of the report: one column that reads on a phone, on paper, in light and in dark.</summary>
internal static class HtmlStyle
{
    /// <summary>All colours, light and dark. A test holds every text colour to 4.5 : 1 on each background it stands on (WCAG 2.2, 1.4.3).</summary>
    public static readonly IReadOnlyList<(string Name, string Light, string Dark)> Colours = new[]
    {
        ("page", "#ffffff", "#15181c"),
        ("card", "#f6f7f9", "#1e2329"),
        ("line", "#d3d8de", "#3a424c"),
        ("text", "#1c2127", "#e6e9ed"),
        ("quiet", "#4d5763", "#aab4bf"),
        ("link", "#0b57a4", "#8ab8f0"),
        ("deny", "#a31621", "#ff9d9d"),
        ("deny-back", "#fdeaea", "#43191c"),
        ("warn", "#7a4a00", "#f3c46b"),
        ("warn-back", "#fdf1da", "#3a2c10"),
        ("good", "#14612f", "#84d8a0"),
        ("good-back", "#e3f5e9", "#12331e"),
        ("plain", "#3a4350", "#c3cad3"),
        ("plain-back", "#e9ecf0", "#2b323b"),
        ("host", "#0d4f7c", "#8cc9f5"),
        ("host-back", "#e2f0fa", "#12303f"),
    };

    private const string Rules = """
        *{box-sizing:border-box}
        body{margin:0;background:var(--page);color:var(--text);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
        header,main,footer{max-width:68rem;margin:0 auto;padding:0 1.25rem}
        header{padding-top:1.75rem}
        footer{padding-top:1rem;padding-bottom:2rem;color:var(--quiet);font-size:.875rem}
        h1{font-size:1.75rem;line-height:1.2;margin:0}
        h2{font-size:1.25rem;margin:2.25rem 0 .75rem;padding-bottom:.25rem;border-bottom:1px solid var(--line)}
        h3{font-size:1.05rem;margin:0 .6rem 0 0;display:inline}
        p{margin:.35rem 0}
        a{color:var(--link)}
        .quiet{color:var(--quiet)}
        .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.75rem;margin:1.25rem 0 0;padding:0;list-style:none}
        .tiles li{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.6rem .8rem}
        .tiles b{display:block;font-size:1.5rem;line-height:1.2}
        article{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.9rem 1rem;margin:0 0 .9rem;break-inside:avoid}
        dl{display:grid;grid-template-columns:9rem minmax(0,1fr);gap:.3rem 1rem;margin:.6rem 0 0}
        dt{color:var(--quiet)}
        dd{margin:0}
        dd ul,td ul{margin:0;padding-left:1.1rem}
        .badge{display:inline-block;padding:.05rem .55rem;border-radius:1rem;font-size:.8125rem;font-weight:600;white-space:nowrap;color:var(--plain);background:var(--plain-back)}
        .badge.deny{color:var(--deny);background:var(--deny-back)}
        .badge.warn{color:var(--warn);background:var(--warn-back)}
        .badge.good{color:var(--good);background:var(--good-back)}
        .badge.host{color:var(--host);background:var(--host-back)}
        .mono{font-family:ui-monospace,SFMono-Regular,Consolas,"Liberation Mono",monospace;font-size:.875em}
        .scroll{overflow-x:auto}
        .scroll+.scroll{margin-top:1.25rem}
        table{border-collapse:collapse;width:100%;font-size:.9375rem}
        caption{text-align:left;color:var(--quiet);padding:0 0 .4rem}
        th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid var(--line);overflow-wrap:break-word}
        th{font-weight:600;white-space:nowrap}
        td.nowrap{white-space:nowrap}
        td.mono{overflow-wrap:anywhere;min-width:11rem}
        @media(max-width:40rem){body{font-size:15px}dl{grid-template-columns:1fr;gap:0}dt{margin-top:.5rem;font-size:.875rem}header,main,footer{padding-left:.9rem;padding-right:.9rem}table{min-width:27rem}th,td{padding:.35rem .4rem}}
        @media print{body{font-size:10pt}header,main,footer{max-width:none;padding-left:0;padding-right:0}.scroll{overflow:visible}tr{break-inside:avoid}thead{display:table-header-group}h2{break-after:avoid}a{text-decoration:none}}
        """;

    /// <summary>The style sheet. Paper is always light.</summary>
    public static string Sheet =>
        ":root{color-scheme:light dark;" + Variables(colour => colour.Light) + "}\n"
        + "@media screen and (prefers-color-scheme:dark){:root{" + Variables(colour => colour.Dark) + "}}\n"
        + Rules.Replace("\r\n", "\n") + "\n";

    private static string Variables(Func<(string Name, string Light, string Dark), string> value) =>
        string.Concat(Colours.Select(colour => "--" + colour.Name + ":" + value(colour) + ";"));
}
