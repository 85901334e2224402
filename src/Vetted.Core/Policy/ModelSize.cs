using System;
using System.Globalization;

namespace Vetted.Policy;

/// <summary>The number of parameters that a model's own id states, to find one of like size.</summary>
internal static class ModelSize
{
    /// <summary>Billions of parameters, from <c>7b</c>, <c>1.5b</c>, <c>270m</c>; null where the id states none.</summary>
    public static double? Of(string id)
    {
        for (var i = 0; i < id.Length; i++)
        {
            if (!char.IsDigit(id[i]) || (i > 0 && (char.IsLetterOrDigit(id[i - 1]) || id[i - 1] == '.')))
            {
                continue;
            }

            var end = i;
            while (end < id.Length && (char.IsDigit(id[end]) || (id[end] == '.' && end + 1 < id.Length && char.IsDigit(id[end + 1]))))
            {
                end++;
            }

            var unit = end < id.Length ? id[end] | 0x20 : 0;
            if (unit is 'b' or 'm' && (end + 1 == id.Length || !char.IsLetterOrDigit(id[end + 1])) && double.TryParse(id.Substring(i, end - i), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return unit == 'b' ? number : number / 1000;
            }
        }

        return null;
    }

    /// <summary>How far two sizes are apart, as the logarithm of their ratio; models of unstated size come after all others.</summary>
    public static double Distance(double? one, double? other) => one is > 0 && other is > 0 ? Math.Abs(Math.Log(one.Value / other.Value)) : double.MaxValue;
}
