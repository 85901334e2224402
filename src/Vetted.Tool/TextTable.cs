using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Vetted.Tool;

/// <summary>A table of plain text: columns as wide as their longest cell, two blanks apart.</summary>
internal sealed class TextTable
{
    private readonly string[] _titles;
    private readonly List<(string[] Cells, int[] Colours)> _rows = [];

    public TextTable(params string[] titles) => _titles = titles;

    /// <summary>Adds a row without colours.</summary>
    public void Add(params string[] cells) => _rows.Add((cells, []));

    /// <summary>Adds a row with the colours of its cells; 0 and absent ones are plain.</summary>
    public void Add(string[] cells, int[] colours) => _rows.Add((cells, colours));

    /// <summary>Writes the titles and all rows; nothing where there are no rows.</summary>
    public void Write(ToolHost host)
    {
        if (_rows.Count == 0)
        {
            return;
        }

        var widths = _titles.Select((title, column) => _rows.Max(row => Math.Max(row.Cells[column].Length, title.Length))).ToArray();
        WriteRow(host, _titles.Select(title => title.ToUpperInvariant()).ToArray(), Enumerable.Repeat(1, _titles.Length).ToArray(), widths);
        foreach (var (cells, colours) in _rows)
        {
            WriteRow(host, cells, colours, widths);
        }
    }

    private static void WriteRow(ToolHost host, string[] cells, int[] colours, int[] widths)
    {
        var line = new StringBuilder();
        for (var column = 0; column < cells.Length; column++)
        {
            var colour = column < colours.Length ? colours[column] : 0;
            line.Append(colour == 0 ? cells[column] : host.Colour(cells[column], colour));
            if (column < cells.Length - 1)
            {
                line.Append(' ', widths[column] - cells[column].Length + 2);
            }
        }

        host.Out.WriteLine(line.ToString().TrimEnd());
    }
}
