// The few members that the programs call, with the names and shapes of the real package and no behaviour.
using System;
using System.Collections.Generic;

namespace System.ClientModel
{
    public class ApiKeyCredential { public ApiKeyCredential(string key) { } }

    public abstract class BinaryContent : IDisposable { public static BinaryContent Create(BinaryData value) => null; public void Dispose() { } }

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

namespace System
{
    public class BinaryData { public static BinaryData FromString(string data) => null; public static BinaryData FromBytes(byte[] data) => null; public byte[] ToArray() => null; }
}
