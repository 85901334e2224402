using System.Net.Http;
var form = new MultipartFormDataContent { { new StringContent("whisper-1"), "model" } }; //! source,scan: model whisper-1 literal selected
await new HttpClient().PostAsync("https://api.openai.com/v1/audio/transcriptions", form);
//? binary: the key of a form is not followed in compiled code
