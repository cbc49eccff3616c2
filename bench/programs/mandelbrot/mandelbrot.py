"""The Mandelbrot set as text, and how long its points took to escape."""

import sys

SHADES = " .:-=+*#%@"


def escape(cr: float, ci: float, limit: int) -> int:
    zr = zi = 0.0
    for step in range(limit):
        rr = zr * zr
        ii = zi * zi
        if rr + ii > 4.0:
            return step
        zi = 2.0 * zr * zi + ci
        zr = rr - ii + cr
    return limit


def main() -> None:
    height = int(sys.argv[1]) if len(sys.argv) > 1 else 160
    width = height * 2
    limit = 500
    total = 0
    for y in range(height):
        row = ""
        for x in range(width):
            steps = escape(-2.2 + 3.2 * x / width, -1.2 + 2.4 * y / height, limit)
            total += steps
            row += SHADES[min(steps * len(SHADES) // limit, len(SHADES) - 1)]
        if y % (height // 10) == 0:
            print(row.rstrip())
    print(total)


main()
