// sdk: ML.NET
// shows: the trained model is measured and the numbers are read
// references: Microsoft.ML.Data
// expect: evaluation wired
using Microsoft.ML;

var context = new MLContext(seed: 1);
var data = context.Data.TrainTestSplit(context.Data.LoadFromTextFile("data.csv"));
var pipeline = context.Transforms.Concatenate("Features", "A", "B").Append(context.MulticlassClassification.Trainers.SdcaMaximumEntropy());
var model = pipeline.Fit(data.TrainSet);
var metrics = context.MulticlassClassification.Evaluate(model.Transform(data.TestSet));
Console.WriteLine(metrics.MicroAccuracy);
context.Model.Save(model, null, "model.zip");
