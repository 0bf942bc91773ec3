using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using Random = System.Random;

namespace Hqs.Casework.Tests.Properties;

/// <summary>Runs a property over random inputs, the same ones every time, and shrinks what fails.</summary>
public static class Runs
{
    // FsCheck wants an odd second half of the seed.
    private const ulong Gamma = 13;

    // Fixed, so that a red build is red again on the next machine; set HQS_SEED and HQS_RUNS to look further.
    private static readonly int Seed = Setting("HQS_SEED", 20261123);
    private static readonly int Count = Setting("HQS_RUNS", 300);

    /// <summary>Holds when <paramref name="fault"/> finds nothing to say of any input.</summary>
    public static void Hold<T>(string name, Func<Random, T> make, Func<T, IEnumerable<T>> smaller, Func<T, string?> fault)
    {
        Console.WriteLine($"{name}: {Count} runs from seed {Seed}");
        var inputs = Arb.From(Gen.Choose(0, int.MaxValue - 1).Select(seed => make(new Random(seed))), smaller);
        var property = Prop.ForAll(inputs, input =>
        {
            var said = fault(input);
            return (said is null).Label(said ?? "holds");
        });
        var replay = new Replay(new Rnd((ulong)Seed, Gamma), FSharpOption<int>.None);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Count).WithQuietOnSuccess(true).WithReplay(FSharpOption<Replay>.Some(replay)), property);
    }

    private static int Setting(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? set : usual;
}
