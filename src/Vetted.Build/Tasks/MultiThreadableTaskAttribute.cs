namespace Microsoft.Build.Framework;

/// <summary>
/// Tells a multi-threaded MSBuild (<c>-mt</c>) that a task may run inside it: no current directory, no console, no state. MSBuild 18 looks for this
/// name, so the tasks can stay on the 17.4 API; without it every call would start a process.
/// </summary>
[System.AttributeUsage(System.AttributeTargets.Class, Inherited = false)]
internal sealed class MSBuildMultiThreadableTaskAttribute : System.Attribute
{
}
