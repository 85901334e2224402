// references: OpenAI
new Service("o1").Chat(); //! model o1 literal selected
class Service
{
    private readonly string _model;
    public Service(string model) { _model = model; }
    public object Chat() => new OpenAI.OpenAIClient("k").GetChatClient(_model);
}
