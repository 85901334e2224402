// The few members that the programs call, with the names and shapes of the real package and no behaviour.
using System;
using System.Collections.Generic;

namespace System.ClientModel
{
    public class ApiKeyCredential { public ApiKeyCredential(string key) { } }

    public class ClientResult<T>
    {
        public T Value => default;
        public static implicit operator T(ClientResult<T> result) => default;
    }

    public abstract class CollectionResult<T> : IEnumerable<T>
    {
        public abstract IEnumerator<T> GetEnumerator();
        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => null;
    }

    public abstract class AsyncCollectionResult<T> : IAsyncEnumerable<T>
    {
        public abstract IAsyncEnumerator<T> GetAsyncEnumerator(System.Threading.CancellationToken cancellationToken = default);
    }
}
