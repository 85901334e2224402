// sdk: ML.NET
// shows: a model is trained and saved, nothing measures it
// references: Microsoft.ML.Data
// expect: evaluation unguarded
using Microsoft.ML;

var context = new MLContext(seed: 1);
var data = context.Data.TrainTestSplit(context.Data.LoadFromTextFile("data.csv"));
var pipeline = context.Transforms.Concatenate("Features", "A", "B").Append(context.MulticlassClassification.Trainers.SdcaMaximumEntropy());
var model = pipeline.Fit(data.TrainSet);
context.Model.Save(model, null, "model.zip");
