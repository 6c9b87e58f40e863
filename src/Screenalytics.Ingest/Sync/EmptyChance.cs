namespace Screenalytics.Ingest.Sync;

/// <summary>How likely chance alone explains a share of empty answers: Fisher's exact test, one-sided.</summary>
internal static class EmptyChance
{
    private const int SmallestForSeries = 32;

    /// <summary>
    /// The probability that of all empty answers of both sides at least as many fall to <paramref name="now"/>, when all
    /// are alike.
    /// </summary>
    public static double OfAtLeast(EmptyShare now, EmptyShare before)
    {
        var (empty, all) = (now.Empty + before.Empty, now.Answers + before.Answers);
        var most = Math.Min(empty, now.Answers);
        var term = Math.Exp(
            LogChoose(now.Answers, now.Empty) + LogChoose(before.Answers, before.Empty) - LogChoose(all, empty)
        );
        var sum = term;
        for (var k = now.Empty; k < most && term > 0; k++)
        {
            term *= (double)(empty - k) * (now.Answers - k) / ((k + 1.0) * (before.Answers - empty + k + 1.0));
            sum += term;
        }

        return Math.Min(1, sum);
    }

    private static double LogChoose(int n, int k) => LogFactorial(n) - LogFactorial(k) - LogFactorial(n - k);

    // Stirling's series; its error is below 1e-12 from the first number on that it is used for.
    private static double LogFactorial(int n)
    {
        if (n < SmallestForSeries)
        {
            var product = 1.0;
            for (var factor = 2; factor <= n; factor++)
            {
                product *= factor;
            }

            return Math.Log(product);
        }

        double x = n;
        var square = x * x;
        return (x * Math.Log(x))
            - x
            + (0.5 * Math.Log(2 * Math.PI * x))
            + ((1 - (1 / square * ((1 / 30.0) - (1 / (105 * square))))) / (12 * x));
    }
}
