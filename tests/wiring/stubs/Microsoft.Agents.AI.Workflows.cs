// references: Microsoft.Agents.AI, Microsoft.Agents.AI.Abstractions, Microsoft.Extensions.AI.Abstractions
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.Agents.AI.Workflows
{
    public class Workflow { }

    public class WorkflowEvent { }

    public class Run { public IEnumerable<WorkflowEvent> NewEvents => null; }

    public static class AgentWorkflowBuilder
    {
        public static Workflow BuildSequential(params AIAgent[] agents) => null;
        public static Workflow BuildSequential(IEnumerable<AIAgent> agents) => null;
    }

    public static class InProcessExecution
    {
        public static ValueTask<Run> RunAsync<TInput>(Workflow workflow, TInput input, string sessionId = null, CancellationToken cancellationToken = default) => default;
    }
}
