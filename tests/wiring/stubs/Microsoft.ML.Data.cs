using System;

namespace Microsoft.ML
{
    public interface IDataView { }

    public interface ITransformer { IDataView Transform(IDataView input); }

    public interface IEstimator<out TTransformer> where TTransformer : ITransformer { TTransformer Fit(IDataView input); }

    public class TransformsCatalog { public Data.EstimatorChain<ITransformer> Concatenate(string output, params string[] inputs) => null; }

    public class TrainersCatalog { public IEstimator<ITransformer> SdcaMaximumEntropy(string label = "Label") => null; }

    public class MulticlassClassificationCatalog
    {
        public TrainersCatalog Trainers => null;
        public Data.MulticlassClassificationMetrics Evaluate(IDataView data, string labelColumnName = "Label") => null;
        public Data.MulticlassClassificationMetrics[] CrossValidate(IDataView data, IEstimator<ITransformer> estimator, int numberOfFolds = 5) => null;
    }

    public class ModelOperationsCatalog { public void Save(ITransformer model, object schema, string path) { } }

    public class DataOperationsCatalog
    {
        public class TrainTestData { public IDataView TrainSet => null; public IDataView TestSet => null; }

        public IDataView LoadFromTextFile(string path) => null;
        public TrainTestData TrainTestSplit(IDataView data, double testFraction = 0.1) => null;
    }

    public class MLContext
    {
        public MLContext(int? seed = null) { }
        public TransformsCatalog Transforms => null;
        public MulticlassClassificationCatalog MulticlassClassification => null;
        public ModelOperationsCatalog Model => null;
        public DataOperationsCatalog Data => null;
    }

    public static class LearningPipelineExtensions { public static Data.EstimatorChain<ITransformer> Append(this IEstimator<ITransformer> start, IEstimator<ITransformer> estimator) => null; }
}

namespace Microsoft.ML.Data
{
    public class MulticlassClassificationMetrics { public double MicroAccuracy => 0; public double LogLoss => 0; }

    public class EstimatorChain<T> : IEstimator<T> where T : class, ITransformer { public T Fit(IDataView input) => null; }
}
