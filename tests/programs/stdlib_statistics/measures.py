# Averages and spread for several types.
import statistics as s
from fractions import Fraction as F

for data in ([1, 2, 3, 4], [1.5, 2.5, 9.0], [F(1, 3), F(2, 3), 1], [3, 1, 2, 3, 1], [0.1] * 10, [True, False, True]):
    print(s.mean(data), s.fmean(data), s.median(data), s.median_low(data), s.median_high(data), s.multimode(data), s.stdev(data), s.pvariance(data), s.quantiles(data))
print(s.harmonic_mean([40, 60]), s.geometric_mean([54, 24, 36]), s.mode("hello"), s.median_grouped([1, 2, 2, 3, 4, 4, 4]), s.fmean([1, 2], [3, 1]))
x, y = [1, 2, 3, 4, 5], [2.1, 3.9, 6.2, 7.8, 10.1]
print(s.correlation(x, y), s.covariance(x, y), s.linear_regression(x, y), s.quantiles(range(10), n=3, method="inclusive"))
n = s.NormalDist(100, 15)
print(n, n.cdf(115), n.pdf(100), n.inv_cdf(0.975), n + 5, n * 2, n.zscore(130), n.overlap(s.NormalDist(110, 10)), s.NormalDist.from_samples([1, 2, 3]))
for bad in (lambda: s.mean([]), lambda: s.stdev([1]), lambda: s.mode([]), lambda: s.median([]), lambda: s.mean(["a"]), lambda: s.harmonic_mean([-1, 2]),
            lambda: s.quantiles([1]), lambda: s.NormalDist(0, -1), lambda: n.inv_cdf(1), lambda: s.correlation([1, 1], [1, 2]), lambda: s.variance([])):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
