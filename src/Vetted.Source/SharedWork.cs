using System;
using System.Collections.Generic;
using System.Threading;

namespace Vetted.Source;

/// <summary>
/// Pieces of work that have nothing to do with each other. Whoever needs all of them done does the next open one until none is left, so that nobody stands by while
/// another computes. What a caller did not finish, cancelled or failed, is open again.
/// </summary>
internal sealed class SharedWork
{
    // How soon a caller that has nothing left to do notices that it was cancelled.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    private readonly object _gate = new();
    private readonly Stack<int> _open = new();
    private int _taken;

    /// <summary>Creates the work.</summary>
    /// <param name="count">How many pieces there are.</param>
    public SharedWork(int count)
    {
        for (var piece = count - 1; piece >= 0; piece--)
        {
            _open.Push(piece);
        }
    }

    /// <summary>Does what is open, and returns when all is done.</summary>
    /// <param name="work">Does a piece, told by its number.</param>
    /// <param name="cancellationToken">Stops this caller; the others go on.</param>
    public void Finish(Action<int, CancellationToken> work, CancellationToken cancellationToken)
    {
        while (Take(cancellationToken) is { } piece)
        {
            var isDone = false;
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                work(piece, cancellationToken);
                isDone = true;
            }
            finally
            {
                Return(piece, isDone);
            }
        }
    }

    // Null when all is done: as long as others work, one of their pieces may be open again.
    private int? Take(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            while (_open.Count == 0 && _taken > 0)
            {
                Monitor.Wait(_gate, Patience);
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (_open.Count == 0)
            {
                return null;
            }

            _taken++;
            return _open.Pop();
        }
    }

    private void Return(int piece, bool isDone)
    {
        lock (_gate)
        {
            _taken--;
            if (!isDone)
            {
                _open.Push(piece);
            }

            if (!isDone || _taken == 0)
            {
                Monitor.PulseAll(_gate);
            }
        }
    }
}
