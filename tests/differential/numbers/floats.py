print(0.1 + 0.2, 1e16, 1e-5, 123456789.123456789, 1e22, 1e23, 5e-324, 1.7976931348623157e308, -0.0)
print(float("inf"), float("-inf"), float("nan"), float(" 1.5e3 "), float("1_0.5"))
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, divmod(7.5, -2), 2.0 ** 0.5, 2 ** 0.5, (-8.0) ** 2)
print(round(2.5), round(3.5), round(2.675, 2), round(1234.5678, -2), round(-0.5))
print(int(1e20), (0.5).as_integer_ratio(), (1.0).is_integer(), (255.5).hex(), float.fromhex("0x1.8p1"))
print(f"{3.14159:.2f} {1e10:.3e} {0.00001234:g} {1234567.891:,.1f} {0.25:.0%} {1.5:>8} {-1.5:08.2f}")
print(1e308 * 10, -1e308 * 10, 1e308 * 10 - 1e308 * 10)
print(sum([0.1] * 10), sum([1e16, 1.0, -1e16]), max(1.5, 2), min(3, 2.5))
print(1.5 == 1.5, float("nan") == float("nan"), 1.0 < 2, 0.1 + 0.2 == 0.3)
for f in (lambda: 1.0 / 0, lambda: 1.0 // 0.0, lambda: 1.0 % 0, lambda: float("abc"), lambda: 2.0 ** 10000, lambda: int(float("inf"))):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import math
print(math.sqrt(2), math.floor(-2.5), math.ceil(2.1), math.gcd(12, 18), math.factorial(20), math.pi, math.e)
print(math.isclose(0.1 + 0.2, 0.3), math.hypot(3, 4), math.log(100, 10), math.sin(1.0), math.inf)
x = 0.0
for i in range(1000):
    x += i * 0.001
print(x, repr(x), str(x))
