using System.Threading.Tasks;

namespace Google.Cloud.ModelArmor.V1
{
    public class DataItem { public string Text { get; set; } }

    public class SanitizeUserPromptRequest { public string Name { get; set; } public DataItem UserPromptData { get; set; } }

    public enum FilterMatchState { Unspecified, NoMatchFound, MatchFound }

    public class SanitizationResult { public FilterMatchState FilterMatchState { get; set; } }

    public class SanitizeUserPromptResponse { public SanitizationResult SanitizationResult { get; set; } }

    public abstract class ModelArmorClient
    {
        public virtual Task<SanitizeUserPromptResponse> SanitizeUserPromptAsync(SanitizeUserPromptRequest request) => null;
    }
}
