#include "../checked.h"

static const char SHADES[] = " .:-=+*#%@";

static i64 escape(double cr, double ci, i64 limit)
{
    double zr = 0.0, zi = 0.0;
    for (i64 step = 0; step < limit; step++) {
        double rr = zr * zr, ii = zi * zi;
        if (rr + ii > 4.0)
            return step;
        zi = 2.0 * zr * zi + ci;
        zr = rr - ii + cr;
    }
    return limit;
}

int main(int argc, char **argv)
{
    i64 height = argument(argc, argv, 160), width = height * 2, limit = 500, total = 0;
    i64 shades = sizeof SHADES - 1;
    for (i64 y = 0; y < height; y++) {
        Text row = {0};
        for (i64 x = 0; x < width; x++) {
            i64 steps = escape(-2.2 + 3.2 * (double)x / (double)width, -1.2 + 2.4 * (double)y / (double)height, limit);
            total = add(total, steps);
            i64 shade = floor_div(mul(steps, shades), limit);
            text_add(&row, &SHADES[shade < shades - 1 ? shade : shades - 1], 1);
        }
        if (y % (height / 10) == 0) {
            while (row.length && row.data[row.length - 1] == ' ')
                row.length--;
            printf("%.*s\n", (int)row.length, row.data);
        }
        free(row.data);
    }
    printf("%ld\n", total);
    return 0;
}
