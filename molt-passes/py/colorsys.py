"""Colours in other coordinates."""

ONE_THIRD = 1.0 / 3.0
ONE_SIXTH = 1.0 / 6.0
TWO_THIRD = 2.0 / 3.0


def rgb_to_yiq(r, g, b):
    y = 0.30 * r + 0.59 * g + 0.11 * b
    i = 0.74 * (r - y) - 0.27 * (b - y)
    q = 0.48 * (r - y) + 0.41 * (b - y)
    return y, i, q


def yiq_to_rgb(y, i, q):
    r = y + 0.9468822170900693 * i + 0.6235565819861433 * q
    g = y - 0.27478764629897834 * i - 0.6356910791873801 * q
    b = y - 1.1085450346420322 * i + 1.7090069284064666 * q
    return min(max(r, 0.0), 1.0), min(max(g, 0.0), 1.0), min(max(b, 0.0), 1.0)


def _hue(r, g, b, most, spread):
    """The hue, given the distance of the largest part to the smallest."""
    rc = (most - r) / spread
    gc = (most - g) / spread
    bc = (most - b) / spread
    if r == most:
        hue = bc - gc
    elif g == most:
        hue = 2.0 + rc - bc
    else:
        hue = 4.0 + gc - rc
    return hue / 6.0 % 1.0


def rgb_to_hls(r, g, b):
    most = max(r, g, b)
    least = min(r, g, b)
    total = most + least
    spread = most - least
    light = total / 2.0
    if least == most:
        return 0.0, light, 0.0
    if light <= 0.5:
        saturation = spread / total
    else:
        saturation = spread / (2.0 - most - least)
    return _hue(r, g, b, most, spread), light, saturation


def hls_to_rgb(h, l, s):
    if s == 0.0:
        return l, l, l
    if l <= 0.5:
        high = l * (1.0 + s)
    else:
        high = l + s - l * s
    low = 2.0 * l - high
    return _part(low, high, h + ONE_THIRD), _part(low, high, h), _part(low, high, h - ONE_THIRD)


def _part(low, high, hue):
    hue = hue % 1.0
    if hue < ONE_SIXTH:
        return low + (high - low) * hue * 6.0
    if hue < 0.5:
        return high
    if hue < TWO_THIRD:
        return low + (high - low) * (TWO_THIRD - hue) * 6.0
    return low


def rgb_to_hsv(r, g, b):
    most = max(r, g, b)
    least = min(r, g, b)
    spread = most - least
    if least == most:
        return 0.0, 0.0, most
    return _hue(r, g, b, most, spread), spread / most, most


def hsv_to_rgb(h, s, v):
    if s == 0.0:
        return v, v, v
    i = int(h * 6.0)
    f = h * 6.0 - i
    p = v * (1.0 - s)
    q = v * (1.0 - s * f)
    t = v * (1.0 - s * (1.0 - f))
    return ((v, t, p), (q, v, p), (p, v, t), (p, q, v), (t, p, v), (v, p, q))[i % 6]
