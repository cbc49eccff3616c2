"""Formats of decimal numbers."""

from _decimal_context import _drop

def _read_spec(spec):
    """The parts of a format: fill, alignment, sign, options, width, separator, precision, type."""
    i, fill, align = 0, " ", ""
    if len(spec) > 1 and spec[1] in "<>=^":
        fill, align, i = spec[0], spec[1], 2
    elif spec and spec[0] in "<>=^":
        align, i = spec[0], 1
    sign, no_negative_zero, alternate, zeros = "-", False, False, False
    if i < len(spec) and spec[i] in "+- ":
        sign, i = spec[i], i + 1
    if i < len(spec) and spec[i] == "z":
        no_negative_zero, i = True, i + 1
    if i < len(spec) and spec[i] == "#":
        alternate, i = True, i + 1
    if i < len(spec) and spec[i] == "0":
        zeros, i = True, i + 1
    start = i
    while i < len(spec) and spec[i].isdecimal():
        i += 1
    width = int(spec[start:i] or 0)
    separator = ""
    if i < len(spec) and spec[i] == ",":
        separator, i = ",", i + 1
    precision = None
    if i < len(spec) and spec[i] == ".":
        start = i = i + 1
        while i < len(spec) and spec[i].isdecimal():
            i += 1
        if start == i:
            return None
        precision = int(spec[start:i])
    kind = spec[i:]
    if kind not in ("", "e", "E", "f", "F", "g", "G", "n", "%") or zeros and align:
        return None
    if zeros:
        fill, align = "0", "="
    return fill, align or ">", sign, no_negative_zero, alternate, zeros, width, separator, precision, kind


def _aligned(sign, body, fill, align, width):
    padding = fill * (width - len(sign) - len(body))
    if align == "<":
        return sign + body + padding
    if align == ">":
        return padding + sign + body
    if align == "=":
        return sign + padding + body
    half = len(padding) // 2
    return padding[:half] + sign + body + padding[half:]


def _grouped(whole, separator, least):
    """The whole part in groups of three, with zeros in front until it is wide enough."""
    if not separator:
        return whole.zfill(least) if least > 0 else whole
    while True:
        first = 1 + (len(whole) - 1) % 3
        text = whole[:first] + "".join([separator + whole[at : at + 3] for at in range(first, len(whole), 3)])
        if len(text) >= least:
            return text
        whole = "0" + whole


def _rescaled(coefficient, exponent, to, rounding, sign):
    if exponent >= to:
        return coefficient * 10 ** (exponent - to)
    return _drop(coefficient, to - exponent, rounding, sign)[0]


def format_decimal(d, spec, context):
    read = _read_spec(spec)
    if read is None:
        raise ValueError("invalid format string")
    fill, align, sign_mode, no_negative_zero, alternate, zeros, width, separator, precision, kind = read
    sign = d._sign
    if d._special:
        if fill == "0" and zeros:
            fill, align = " ", ">"
        shown = "-" if sign else "" if sign_mode == "-" else sign_mode
        body = context.to_sci_string(d.copy_abs()) + ("%" if kind == "%" else "")
        return _aligned(shown, body, fill, align, width)
    kind = kind or ("G" if context.capitals else "g")
    kind = "g" if kind == "n" else kind
    coefficient, exponent, rounding = d._int, d._exp, context.rounding
    if kind == "%":
        exponent += 2
    if precision is not None:
        if kind in "gG" and precision == 0:
            precision = 1
        if kind in "fF%":
            coefficient, exponent = _rescaled(coefficient, exponent, -precision, rounding, sign), -precision
        elif coefficient and (kind in "eE" or len(str(coefficient)) > precision):
            places = precision + 1 if kind in "eE" else precision
            adjusted = exponent + len(str(coefficient)) - 1
            coefficient = _rescaled(coefficient, exponent, adjusted + 1 - places, rounding, sign)
            exponent = adjusted + 1 - places
            if len(str(coefficient)) > places:
                coefficient //= 10
                exponent += 1
    if not coefficient and exponent > 0 and kind in "fF%":
        exponent = 0
    if not coefficient and no_negative_zero:
        sign = 0
    digits = str(coefficient)
    left = exponent + len(digits)
    if kind in "eE":
        point = 1 - precision if not coefficient and precision is not None else 1
    elif kind in "fF%" or exponent <= 0 and left > -6:
        point = left
    else:
        point = 1
    if point < 0:
        whole, fraction = "0", "0" * -point + digits
    elif point > len(digits):
        whole, fraction = digits + "0" * (point - len(digits)), ""
    else:
        whole, fraction = digits[:point] or "0", digits[point:]
    tail = "." + fraction if fraction or alternate else ""
    if left != point or kind in "eE":
        tail += f"{'E' if kind in 'EG' else 'e'}{left - point:+d}"
    if kind == "%":
        tail += "%"
    shown = "-" if sign else "" if sign_mode == "-" else sign_mode
    whole = _grouped(whole, separator, width - len(tail) - len(shown) if zeros else 0)
    return _aligned(shown, whole + tail, fill, align, width)
