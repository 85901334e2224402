// sdk: ML.NET
// shows: trap: the model is measured and nobody reads the numbers
// references: Microsoft.ML.Data
// expect: evaluation used-not-wired because nothing reads
using Microsoft.ML;

var context = new MLContext(seed: 1);
var data = context.Data.TrainTestSplit(context.Data.LoadFromTextFile("data.csv"));
var pipeline = context.Transforms.Concatenate("Features", "A", "B").Append(context.MulticlassClassification.Trainers.SdcaMaximumEntropy());
var model = pipeline.Fit(data.TrainSet);
var metrics = context.MulticlassClassification.Evaluate(model.Transform(data.TestSet));
context.Model.Save(model, null, "model.zip");
