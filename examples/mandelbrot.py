"""The Mandelbrot set as text."""

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


def main(width: int = 72, height: int = 28, limit: int = 100) -> None:
    for y in range(height):
        row = ""
        for x in range(width):
            steps = escape(-2.2 + 3.2 * x / width, -1.2 + 2.4 * y / height, limit)
            row += SHADES[min(steps * len(SHADES) // limit, len(SHADES) - 1)]
        print(row.rstrip())


main()
