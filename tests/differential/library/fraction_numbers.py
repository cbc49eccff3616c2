from fractions import Fraction as F
import math, numbers
def t(label, f):
    try:
        print(label, f())
    except Exception as e:
        print(label, type(e).__name__, e)
print(F(1, 2), F(2, 4), F(-3, 6), F(3, -6), F(5), F("3/4"), F("1.25"), F(" -0.5e1 "), F(0.5), F("1_000/3"), F(), repr(F(1, 3)), F(F(1, 2), F(3, 4)), F(".5"), F("5."))
a, b = F(3, 4), F(2, 3)
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), a ** 2, a ** -2, a ** b, -a, +a, abs(-a), a + 1, 1 + a, 2 * a, 1 / a, 1 - a, a + 0.5, 0.5 + a, 7 // a, 7 % a, 2 ** F(2), 2 ** F(1, 2), 4 ** F(-1))
print(a == F(6, 8), a < b, a > b, a <= 1, a >= 0.75, a == 0.75, a != 1, hash(F(1, 2)) == hash(0.5), hash(F(5)) == hash(5), F(1, 3) == 1/3, {F(1, 2): 1}[0.5], sorted([F(1, 2), F(1, 3), 0.4, 1]))
print(int(F(7, 2)), int(F(-7, 2)), math.floor(F(-7, 2)), math.ceil(F(7, 2)), math.trunc(F(-7, 2)), round(F(7, 2)), round(F(5, 2)), round(F(22, 7), 2), round(F(1234), -2), float(F(1, 3)), bool(F(0)), F(7, 2).numerator, F(7, 2).denominator)
print(F(math.pi).limit_denominator(100), F("3.14159").limit_denominator(10), F.from_float(0.25), F(1, 3).as_integer_ratio(), F(4, 2).is_integer(), sum([F(1, 3)] * 3), isinstance(a, numbers.Rational), isinstance(1, numbers.Integral), isinstance(1.5, numbers.Real), isinstance(True, numbers.Number), complex(a))
t("z", lambda: F(1, 0)); t("z", lambda: F(3, 4) / 0); t("z", lambda: F(0, 4) ** -1); t("z", lambda: F(3, 4) // 0); t("z", lambda: F(3, 4) / F(0, 5)); t("z", lambda: F(3, 4) % 0)
t("b", lambda: F("x")); t("b", lambda: F([1])); t("b", lambda: F(1.5, 2)); t("b", lambda: F("1/0")); t("b", lambda: F(float("nan"))); t("b", lambda: F(float("inf"))); t("b", lambda: a + "x"); t("b", lambda: a < "x"); t("b", lambda: F("1/2/3")); t("b", lambda: F(a).numerator2)
print(f"{F(22,7):.3f} {F(22,7):10.2f}| {F(1,3):.2%} {F(123456789,1000):,.2f} {F(22,7):e} {F(22,7):g} {F(1,3)} {F(-1,3):+.1f} {F(1,2):06.2f} {F(10**10):g} {F(1, 10**6):g} {F(1,3):<10.2f}|{F(1,3):^10.2f}|{F(1,3):*>10.2f}")
t("fmt", lambda: f"{F(1, 3):d}")
print(sum(F(1, n) for n in range(1, 30)), F(1, 3) + 1j, max(F(1, 2), F(2, 3)), F(3).__class__.__name__, str(F(3)))
class MyF(F): pass
print(MyF(1, 2), type(MyF(1, 2) + 1).__name__, repr(MyF(1, 2)))
