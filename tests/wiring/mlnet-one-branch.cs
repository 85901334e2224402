// sdk: ML.NET
// shows: trap: the model is measured under a condition
// references: Microsoft.ML.Data
// expect: evaluation used-not-wired because some of the ways
using Microsoft.ML;

var context = new MLContext(seed: 1);
var data = context.Data.TrainTestSplit(context.Data.LoadFromTextFile("data.csv"));
var pipeline = context.Transforms.Concatenate("Features", "A", "B").Append(context.MulticlassClassification.Trainers.SdcaMaximumEntropy());
var model = pipeline.Fit(data.TrainSet);
if (args.Length > 0)
{
    var metrics = context.MulticlassClassification.Evaluate(model.Transform(data.TestSet));
    Console.WriteLine(metrics.MicroAccuracy);
}

context.Model.Save(model, null, "model.zip");
