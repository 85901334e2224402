namespace Microsoft.SemanticKernel
{
    public interface IKernelBuilder { }

    public class Kernel { public static IKernelBuilder CreateBuilder() => null; }
}
