from decimal import Decimal as D, getcontext, localcontext, setcontext, Context, ROUND_HALF_UP, ROUND_DOWN, ROUND_UP, ROUND_FLOOR, ROUND_CEILING, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP, InvalidOperation, DivisionByZero, Inexact, Overflow, DecimalException
import decimal, math
def t(label, f):
    try:
        print(label, f())
    except Exception as e:
        print(label, type(e).__name__, e)
print(D("1.10"), repr(D("3.14")), D(5), D(-7), D("1e5"), D("1E-10"), D("-0"), D("inf"), D("NaN"), D("  2.5  "), D("1_000.5"), D((1, (1, 2, 3), -2)), D(0.1), D(0.5), D("0.000001"), D("0.0000001"), D("123e3"), D("-Infinity"), D(True))
a, b = D("10.25"), D("3")
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), a ** 2, -a, +a, abs(-a), a + 1, 1 + a, 2 * a, 1 / a, 10 - a, a ** -1, a ** D("0.5"), 2 ** D(3), 100 // a, 100 % a, -a % b, -a // b)
print(D(1) / D(3), D(2) / D(3), D(1) / D(7), D("0.1") + D("0.2"), D("0.1") * 3 == D("0.3"), D("1.20") + D("1.3"), D("5") / D("2"), D("100") / D("10"), D("1e3") * 1, D("6") / D("3"))
print(a < b, a > b, a == D("10.250"), a != b, a <= 10.25, a == 10.25, hash(D("1.0")) == hash(1), hash(D("0.5")) == hash(0.5), sorted([D(3), D(1), D("2.5")]), max(a, b), sum([D("0.1")] * 10), D("1.0") is D, {D(1): "x"}[1], D("NaN") == D("NaN"), D("-0") == 0)
for r in (ROUND_HALF_UP, ROUND_DOWN, ROUND_UP, ROUND_FLOOR, ROUND_CEILING, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP):
    print(r, [str(D(x).quantize(D("0.1"), rounding=r)) for x in ("1.25", "1.35", "-1.25", "1.21", "-1.29", "1.05", "0.05")])
print(D("7.325").quantize(D(".01"), rounding=ROUND_DOWN), D("7.325").quantize(D("1."), rounding=ROUND_UP), D("123.456").quantize(D("1e1")), D("2.5").to_integral_value(), D("1234.5678").quantize(D("0.01")), round(D("2.675"), 2), round(D("2.5")), round(D("3.5")), int(D("-3.9")), float(D("1.5")), math.floor(D("-1.5")), math.ceil(D("1.2")), math.trunc(D("1.9")))
print(D("1.500").normalize(), D("100").normalize(), D("0.00").normalize(), D("1.5").as_tuple(), D("-1.25").as_integer_ratio(), D("123").adjusted(), D("1E+3").to_eng_string(), D("12E+4").to_eng_string(), D("1.23E+8"), D("-5").copy_abs(), D("5").copy_negate(), D("3").copy_sign(D("-1")), D("1.5").is_finite(), D("inf").is_infinite(), D("nan").is_nan(), D(0).is_zero(), D("-1").is_signed(), D("5").number_class(), D("1.1").same_quantum(D("2.2")))
print(D(2).sqrt(), D(16).sqrt(), D("0.04").sqrt(), D(1).exp(), D(2).ln(), D(10).log10(), D(2).log10(), D(1000).log10(), D("0.001").ln(), D(100).exp(), D("-1.5").exp(), D(2) ** D("0.5"), D(4) ** D("0.5"), D("1.1") ** 10, D("1.05") ** 30, D(2) ** 100, D(2) ** -3, D(10) ** 28, D(3) ** 70, D("2.5") ** D("1.5"), D(7) ** D("-0.3"))
t("z", lambda: D(1) / 0); t("z", lambda: D(0) / 0); t("z", lambda: D(1) % 0); t("z", lambda: D(1) // 0); t("z", lambda: D("abc")); t("z", lambda: D(-1).sqrt()); t("z", lambda: D(-1).ln()); t("z", lambda: D("inf") - D("inf")); t("z", lambda: D([1])); t("z", lambda: D("1e999999") * 10); t("z", lambda: D(10) ** 1000000); t("z", lambda: D(0) ** 0); t("z", lambda: int(D("nan"))); t("z", lambda: int(D("inf"))); t("z", lambda: D("nan") < 1); t("z", lambda: D("123456").quantize(D("1e-30"))); t("z", lambda: D(None)); t("z", lambda: divmod(D(1), 0)); t("z", lambda: D(-8) ** D("0.5"))
with localcontext() as ctx:
    ctx.prec = 5
    print(D(1) / D(3), D("123456") + 0, +D("1.23456789"), D(2).sqrt(), D("99999.5") + 0, D(10) ** 6, D("1e10") + 1)
    ctx.rounding = ROUND_DOWN
    print(D(2) / D(3), D("1.99999") + 0)
with localcontext(prec=10): print(D(1) / D(7))
getcontext().prec = 6; print(D(1) / D(7), D("1.1") * D("1.1")); getcontext().prec = 28
print(getcontext())
with localcontext() as c:
    c.traps[DivisionByZero] = False
    print(D(1) / 0, D(-1) / 0, c.flags[DivisionByZero])
    c.traps[InvalidOperation] = False
    print(D(0) / 0, D("x"), D("inf") * 0)
with localcontext() as c:
    c.traps[Inexact] = True
    t("inexact", lambda: D(1) / 3)
print(f"{D('1234.5678'):.2f} {D('1234567.891'):,.2f} {D('0.25'):.1%} {D('1.5'):10}| {D('1.5'):<10}| {D('1.5'):^10}| {D('1.5'):+} {D('1.5'):010.3f} {D('12345'):e} {D('12345'):.3e} {D('0.00001234'):g} {D('1E+5'):f} {D('3'):.0f} {D('2.5'):.0f} {D('3.5'):.0f} {D('-1.5'):*>8} {D('1234'):,} {D('NaN'):8} {D('inf'):.2f} {D('1.0'):n} {D('1234567'):012,} {D(0):.2f} {D('-0.001'):.2f} {D('1e-7'):.3g}")
t("fmt", lambda: f"{D(1):d}")
print(D("3.5").max(D(2)), D("3.5").min(D(2)), D(7).remainder_near(D(4)), D("1.5").fma(2, 3), D("1").compare(D("2")), D("1.0").compare_total(D("1")), D(5).scaleb(2), D("1").next_plus(), D("1").next_minus(), D("123").logb(), D(12345).shift(2), D(1).radix(), D(3).conjugate(), D(2).real, D(2).imag)
ctx = Context(prec=4, rounding=ROUND_HALF_UP)
print(ctx.create_decimal("3.14159"), ctx.divide(D(1), D(3)), ctx.add(D("1.00001"), 1), ctx.sqrt(D(2)), ctx.power(2, 10), ctx.prec, ctx.multiply(3, 4))
print(D("1e-1000000") if False else "", D.from_float(0.1), D(3).__class__, str(D("1E+2")), isinstance(D(1), D), D("12").__floor__(), D(1.1) == 1.1, D("0.1") == 0.1, D("1e400") > 1e300, pow(D(3), 4, 5), bool(D("0.0")), D(10).__hash__() == hash(10), D("-3.7") // 1, abs(D("-1.5")), -D("0"), D("0.10") + D("0.20"))
class Money(D):
    pass
print(Money("1.5"), Money("1.5") + 1, type(Money("1") + 1).__name__)
total = sum((D(str(x)) for x in (19.99, 5.01, 3.5)), D(0)); tax = (total * D("0.0825")).quantize(D("0.01"), rounding=ROUND_HALF_UP); print(total, tax, total + tax)
