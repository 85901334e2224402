// sdk: ML.NET
// shows: the pipeline is cross-validated before it is fitted
// references: Microsoft.ML.Data
// expect: evaluation wired
using Microsoft.ML;

var context = new MLContext(seed: 1);
var data = context.Data.TrainTestSplit(context.Data.LoadFromTextFile("data.csv"));
var pipeline = context.Transforms.Concatenate("Features", "A", "B").Append(context.MulticlassClassification.Trainers.SdcaMaximumEntropy());
var folds = context.MulticlassClassification.CrossValidate(data.TrainSet, pipeline, numberOfFolds: 5);
Console.WriteLine(folds.Average(fold => 1));
var model = pipeline.Fit(data.TrainSet);
context.Model.Save(model, null, "model.zip");
