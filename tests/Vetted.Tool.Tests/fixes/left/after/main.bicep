resource chat 'Microsoft.CognitiveServices/accounts/deployments@2024-10-01' = {
  properties: {
    model: {
      format: 'OpenAI'
      name: 'gpt-4o'
      version: '2024-11-20'
    }
  }
}
