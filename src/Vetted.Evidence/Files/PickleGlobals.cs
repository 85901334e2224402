using System;
using System.Collections.Generic;

namespace Vetted.Evidence.Files;

/// <summary>What an import in a pickle means.</summary>
internal enum PickleGlobal
{
    /// <summary>Plain data: tensors, arrays, collections, numbers.</summary>
    Plain,

    /// <summary>A class of a well-known library; harmless to create, more than data to call.</summary>
    Library,

    /// <summary>Neither plain data nor known: its module is imported and runs.</summary>
    Foreign,

    /// <summary>Runs code, reads or writes files, opens connections, or builds such a call.</summary>
    Dangerous,
}

/// <summary>
/// Knows the globals a pickle may import. Everything that is not plain data is named; the dangerous ones are those that the published bypasses of pickle scanners use
/// (advisories of picklescan and fickling, the "nullifAI" and "sleepy pickle" write-ups) and their neighbours in the same modules.
/// </summary>
internal static class PickleGlobals
{
    private static readonly HashSet<string> PlainNames = new(StringComparer.Ordinal)
    {
        "collections.OrderedDict", "collections.defaultdict", "collections.Counter", "collections.deque", "copyreg._reconstructor", "copy_reg._reconstructor", "_codecs.encode",
        "datetime.datetime", "datetime.date", "datetime.time", "datetime.timedelta", "datetime.timezone", "decimal.Decimal", "fractions.Fraction", "uuid.UUID", "array.array", "array._array_reconstructor",
        "numpy.ndarray", "numpy.dtype", "numpy.core.multiarray._reconstruct", "numpy._core.multiarray._reconstruct", "numpy.core.multiarray.scalar", "numpy._core.multiarray.scalar",
        "numpy.core.numeric._frombuffer", "numpy._core.numeric._frombuffer", "numpy.random._pickle.__randomstate_ctor", "numpy.random._pickle.__generator_ctor", "numpy.random._pickle.__bit_generator_ctor", "numpy.ma.core._mareconstruct", "numpy.ma.core.MaskedArray",
        "joblib.numpy_pickle.NumpyArrayWrapper", "torch._utils._rebuild_tensor", "torch._utils._rebuild_tensor_v2", "torch._utils._rebuild_tensor_v3", "torch._utils._rebuild_parameter",
        "torch._utils._rebuild_parameter_with_state", "torch._utils._rebuild_qtensor", "torch._utils._rebuild_sparse_tensor", "torch._utils._rebuild_meta_tensor_no_storage", "torch._utils._rebuild_device_tensor_from_numpy",
        "torch._utils._rebuild_sparse_csr_tensor", "torch._utils._rebuild_xla_tensor", "torch.storage.UntypedStorage", "torch.storage.TypedStorage", "torch.Size", "torch.device", "torch.Tensor", "torch.nn.parameter.Parameter",
        "torch.nn.Parameter", "torch._tensor._rebuild_from_type_v2", "torch.serialization._get_layout", "torch.per_tensor_affine", "torch.per_channel_affine", "torch.strided", "torch.jit._pickle.build_intlist", "torch.jit._pickle.build_tensorlist",
        "torch.jit._pickle.build_doublelist", "torch.jit._pickle.build_boollist", "torch.jit._pickle.restore_type_tag", "torch.distributions.constraints.interval",
    };

    private static readonly HashSet<string> PlainBuiltins = new(StringComparer.Ordinal)
    {
        "set", "frozenset", "list", "dict", "tuple", "int", "long", "float", "complex", "bytes", "bytearray", "str", "unicode", "bool", "slice", "range", "xrange", "object", "None", "Ellipsis", "NotImplemented",
    };

    private static readonly HashSet<string> TorchTypes = new(StringComparer.Ordinal)
    {
        "float", "double", "half", "int", "long", "short", "uint8", "uint16", "uint32", "uint64", "int8", "int16", "int32", "int64", "float16", "float32", "float64", "bfloat16", "bool", "complex32", "complex64", "complex128",
        "quint8", "qint8", "qint32", "quint4x2", "quint2x4", "float8_e4m3fn", "float8_e5m2", "float8_e4m3fnuz", "float8_e5m2fnuz",
    };

    // Modules whose every member can run code, reach files or the network, or build a call that does.
    private static readonly HashSet<string> DangerousModules = new(StringComparer.Ordinal)
    {
        "os", "posix", "nt", "posixpath", "ntpath", "sys", "subprocess", "_posixsubprocess", "runpy", "socket", "_socket", "ssl", "shutil", "importlib", "imp", "_imp", "zipimport", "pkgutil", "ctypes", "_ctypes", "pickle", "_pickle",
        "cPickle", "marshal", "types", "code", "codeop", "pty", "webbrowser", "urllib", "urllib2", "http", "httplib", "requests", "aiohttp", "httpx", "operator", "_operator", "functools", "_functools", "pip", "asyncio", "multiprocessing",
        "threading", "_thread", "signal", "tempfile", "pathlib", "glob", "platform", "cProfile", "profile", "_lsprof", "pdb", "bdb", "timeit", "trace", "idlelib", "lib2to3", "ensurepip", "distutils", "setuptools", "smtplib",
        "ftplib", "telnetlib", "imaplib", "poplib", "nntplib", "xmlrpc", "sqlite3", "_sqlite3", "logging", "inspect", "pydoc", "doctest", "unittest", "shelve", "dill", "cloudpickle", "commands", "popen2", "venv", "site", "sitecustomize",
        "test", "_testcapi", "_testinternalcapi", "_xxsubinterpreters", "_interpreters", "concurrent", "selectors", "socketserver", "wsgiref", "cgi", "cgitb", "dbm", "fileinput", "linecache", "mmap", "fcntl", "resource", "readline", "rlcompleter",
        "cmd", "gc", "atexit", "faulthandler", "tracemalloc", "sysconfig", "_sysconfigdata", "zipfile", "tarfile", "gzip", "bz2", "lzma", "io", "_io", "_pyio", "codecs", "builtins_", "nt_", "msvcrt", "winreg", "_winapi", "_aix_support", "_osx_support", "_pyrepl", "turtle", "tkinter", "turtledemo", "antigravity", "this",
        "paramiko", "fabric", "sh", "pexpect", "jinja2", "mako", "yaml", "nltk", "IPython", "jupyter_client", "ray", "celery", "cffi", "numba", "cython", "pyximport", "execnet", "plumbum", "invoke", "boto3", "gdb", "win32com", "pywintypes", "win32api",
    };

    private static readonly HashSet<string> DangerousNames = new(StringComparer.Ordinal)
    {
        "torch.load", "torch.hub.load", "torch.hub.load_state_dict_from_url", "torch.jit.load", "torch.jit.unsupported_tensor_ops.execWrapper", "torch.storage._load_from_bytes", "torch.utils.data.datapipes.utils.decoder.basichandlers",
        "torch.utils._config_module.load_config", "torch.utils.bottleneck.__main__.run_cprofile", "torch.utils.bottleneck.__main__.run_autograd_prof", "torch.utils.collect_env.run", "torch.fx.experimental.symbolic_shapes.ShapeEnv.evaluate_guards_expression",
        "torch._inductor.codecache.compile_file", "torch._dynamo.guards.GuardBuilder.get", "torch.distributed.rpc.rpc_sync", "torch.serialization.load", "torch.package.package_importer.PackageImporter", "torch.utils.cpp_extension.load", "torch.utils.cpp_extension.load_inline",
        "torch.utils.model_dump.main", "torch.utils.checkpoint.checkpoint", "torch.ops.load_library", "torch.classes.load_library", "torch._C._jit_pass_lint",
        "numpy.load", "numpy.save", "numpy.fromfile", "numpy.memmap", "numpy.loadtxt", "numpy.genfromtxt", "numpy.testing._private.utils.runstring", "numpy.testing.runstring", "numpy.testing.rundocs", "numpy.f2py.crackfortran.getlincoef", "numpy.f2py.crackfortran.myeval", "numpy.f2py.crackfortran._eval_length", "numpy.f2py.diagnose.run", "numpy.distutils.exec_command.exec_command",
        "numpy.ctypeslib.load_library", "joblib.load", "joblib.numpy_pickle.load", "sklearn.externals.joblib.load", "pandas.read_pickle", "pandas.io.pickle.read_pickle", "pandas.eval", "pandas.core.computation.eval.eval", "pandas.read_csv", "scipy.io.loadmat", "scipy.weave.inline",
        "keras.models.load_model", "tensorflow.io.write_file", "tensorflow.keras.models.load_model", "tensorflow.py_function", "tensorflow.numpy_function", "transformers.pipeline", "transformers.utils.import_utils.direct_transformers_import", "collections.namedtuple", "copyreg.add_extension", "copyreg.pickle", "copyreg.constructor", "copy_reg.add_extension", "string.Formatter", "weakref.finalize",
        "_collections_abc.eval", "typing.get_type_hints", "typing._eval_type", "dataclasses.make_dataclass", "dataclasses._create_fn", "enum._make_class_unpicklable", "contextlib.ExitStack", "itertools.starmap", "_itertools.starmap", "random._os.system", "statistics.__builtins__",
    };

    // Libraries whose classes common model files hold.
    private static readonly HashSet<string> KnownLibraries = new(StringComparer.Ordinal)
    {
        "torch", "numpy", "sklearn", "scipy", "pandas", "xgboost", "lightgbm", "catboost", "transformers", "sentence_transformers", "tokenizers", "ultralytics", "timm", "torchvision", "torchaudio", "fastai", "pytorch_lightning", "lightning",
        "lightning_fabric", "omegaconf", "spacy", "thinc", "gensim", "statsmodels", "keras", "tensorflow", "joblib", "diffusers", "peft", "accelerate", "datasets", "safetensors", "detectron2", "mmcv", "mmengine", "mmdet", "espnet", "nemo", "argparse",
        "collections", "enum", "typing", "imblearn", "category_encoders", "shap", "lime", "fairlearn", "aif360", "art", "evaluate",
    };

    public static PickleGlobal Classify(string module, string name)
    {
        if (module is "builtins" or "__builtin__")
        {
            return PlainBuiltins.Contains(name) ? PickleGlobal.Plain : IsErrorClass(name) ? PickleGlobal.Library : PickleGlobal.Dangerous;
        }

        // A dotted name walks attributes: collections.OrderedDict with the name "__init__.__globals__" is no collection.
        var full = module + "." + name;
        if (name.IndexOf("__", StringComparison.Ordinal) >= 0 && !PlainNames.Contains(full))
        {
            return PickleGlobal.Dangerous;
        }

        if (PlainNames.Contains(full) || (module == "torch" && (TorchTypes.Contains(name) || IsStorage(name))) || (module is "numpy" or "numpy.dtypes" && IsNumpyType(name)))
        {
            return PickleGlobal.Plain;
        }

        if (DangerousNames.Contains(full) || DangerousModules.Contains(Top(module)) || name.IndexOf('.') >= 0 || IsDangerousVerb(name))
        {
            return PickleGlobal.Dangerous;
        }

        return KnownLibraries.Contains(Top(module)) ? PickleGlobal.Library : PickleGlobal.Foreign;
    }

    /// <summary>True for a name that is a class by convention; functions of libraries are not created, they are run.</summary>
    public static bool IsClassName(string name)
    {
        var first = name.TrimStart('_');
        return first.Length > 0 && char.IsUpper(first[0]);
    }

    private static string Top(string module)
    {
        var dot = module.IndexOf('.');
        return dot < 0 ? module : module.Substring(0, dot);
    }

    private static bool IsStorage(string name) => name.EndsWith("Storage", StringComparison.Ordinal);

    private static bool IsNumpyType(string name) =>
        name is "float16" or "float32" or "float64" or "int8" or "int16" or "int32" or "int64" or "uint8" or "uint16" or "uint32" or "uint64" or "bool_" or "complex64" or "complex128" or "longdouble" or "str_" or "bytes_" or "void" or "object_" or "datetime64" or "timedelta64"
        || (name.EndsWith("DType", StringComparison.Ordinal) && char.IsUpper(name[0]));

    private static bool IsErrorClass(string name) =>
        char.IsUpper(name.Length > 0 ? name[0] : ' ') && (name.EndsWith("Error", StringComparison.Ordinal) || name.EndsWith("Exception", StringComparison.Ordinal) || name.EndsWith("Warning", StringComparison.Ordinal));

    private static bool IsDangerousVerb(string name) =>
        name is "eval" or "exec" or "execfile" or "compile" or "open" or "system" or "popen" or "spawn" or "run" or "Popen" or "call" or "check_output" or "check_call" or "getattr" or "setattr" or "delattr" or "input" or "breakpoint" or "import_module" or "urlopen" or "urlretrieve" or "unlink" or "rmtree"
            or "load_module" or "load_library" or "LoadLibrary" or "exec_module" or "run_module" or "run_path" or "run_code" or "loads" or "load" or "runcode" or "runsource" or "runctx" or "shell" or "exec_command" or "execute" or "exec_" or "eval_" or "safe_eval" or "literal_eval" or "runstring";
}
