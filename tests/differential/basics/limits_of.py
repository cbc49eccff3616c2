"""Names for another program to look at."""

LOWEST = 1
HIGHEST = 99
_step = 2


def clamp(n):
    return max(LOWEST, min(HIGHEST, n))


class Range:
    pass
