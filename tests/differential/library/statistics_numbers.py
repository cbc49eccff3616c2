import statistics as s
from statistics import mean, fmean, geometric_mean, harmonic_mean, median, median_low, median_high, mode, multimode, stdev, pstdev, variance, pvariance, median_grouped, quantiles, covariance, correlation, linear_regression, NormalDist
from fractions import Fraction as F
def t(label, f):
    try:
        print(label, f())
    except Exception as e:
        print(label, type(e).__name__, e)
d = [2.75, 1.75, 1.25, 0.25, 0.5, 1.25, 3.5]
i = [1, 2, 3, 4, 5, 9]
for f in (mean, fmean, geometric_mean, harmonic_mean, median, median_low, median_high, mode, multimode, stdev, pstdev, variance, pvariance, median_grouped):
    print(f.__name__, f(d), f(i), f([F(1, 3), F(2, 5), F(7, 2)]) if f is not fmean else 0)
    t(f.__name__, lambda: f([]))
t("v1", lambda: variance([1])); t("s1", lambda: stdev([1]))
print(mean([1, 2]), mean([1, 3]), mean([0.1] * 3), mean([True, False]), mode("aabbc"), multimode("aabbc"), mode(["x", "y", "x"]))
print(quantiles(i), quantiles(d, n=10), quantiles(i, method="inclusive"), fmean([1, 2, 3], weights=[1, 1, 2]), harmonic_mean([40, 60], weights=[5, 30]))
x = [1, 2, 3, 4, 5]; y = [2, 4.5, 5, 4, 6]
print(covariance(x, y), correlation(x, y), linear_regression(x, y), correlation(x, y, method="ranked"), linear_regression(x, y, proportional=True))
n = NormalDist(100, 15)
print(n, n.pdf(100), n.cdf(110), n.inv_cdf(0.9), n.quantiles(), n + 5, n * 2, n.zscore(130), n.overlap(NormalDist(110, 10)), NormalDist.from_samples(d), n.inv_cdf(0.001), n.inv_cdf(1e-15), n == NormalDist(100, 15), n - NormalDist(1, 2), n.mean, n.variance)
t("q", lambda: quantiles([1])); t("c", lambda: correlation([1, 1], [1, 2])); t("m", lambda: mean(["a"])); t("h", lambda: harmonic_mean([-1, 2])); t("cov", lambda: covariance([1], [1])); t("lr", lambda: linear_regression([1, 1], [1, 2])); t("g", lambda: geometric_mean([0, 1])); t("nd", lambda: NormalDist(0, -1)); t("inv", lambda: n.inv_cdf(0)); t("w", lambda: fmean([1], weights=[1, 2]))
print(stdev([1.5, 2.5, 2.5, 2.75, 3.25, 4.75]), pstdev([1e10, 1e10 + 1]), variance([0, 0, 1]), pvariance([F(1, 2), F(3, 2)]), median([1, 3, 5, 7]), mean([1e30, 1, -1e30]), variance([1, 2, 3], 2))
