// sdk: ML.NET
// shows: trap: what is measured is another model than the one that is saved
// references: Microsoft.ML.Data
// expect: evaluation used-not-wired because another model
using Microsoft.ML;

var context = new MLContext(seed: 1);
var data = context.Data.TrainTestSplit(context.Data.LoadFromTextFile("data.csv"));
var pipeline = context.Transforms.Concatenate("Features", "A", "B").Append(context.MulticlassClassification.Trainers.SdcaMaximumEntropy());
var model = pipeline.Fit(data.TrainSet);
var baseline = Load();
var metrics = context.MulticlassClassification.Evaluate(baseline.Transform(data.TestSet));
Console.WriteLine(metrics.MicroAccuracy);
context.Model.Save(model, null, "model.zip");

static ITransformer Load() => null;
