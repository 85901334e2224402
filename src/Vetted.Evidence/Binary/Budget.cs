namespace Vetted.Evidence.Binary;

/// <summary>The work that one assembly may cause. Hostile code that shares one huge body between many methods, or loops through joins, ends here.</summary>
internal sealed class Budget
{
    private long _left;

    public Budget(long instructions) => _left = instructions;

    /// <summary>True where the budget is used up.</summary>
    public bool IsSpent => _left < 0;

    /// <summary>Takes from the budget; false where there is nothing left.</summary>
    public bool Spend(int amount)
    {
        _left -= amount;
        return _left >= 0;
    }
}
