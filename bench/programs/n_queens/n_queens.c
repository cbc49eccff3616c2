#include "../checked.h"

static i64 place(i64 row, i64 n, Bools *columns, Bools *rising, Bools *falling)
{
    if (row == n)
        return 1;
    i64 count = 0;
    for (i64 column = 0; column < n; column++) {
        i64 up = add(row, column), down = sub(add(sub(row, column), n), 1);
        if (*Bools_at(columns, column) || *Bools_at(rising, up) || *Bools_at(falling, down))
            continue;
        *Bools_at(columns, column) = *Bools_at(rising, up) = *Bools_at(falling, down) = true;
        count = add(count, place(add(row, 1), n, columns, rising, falling));
        *Bools_at(columns, column) = *Bools_at(rising, up) = *Bools_at(falling, down) = false;
    }
    return count;
}

int main(int argc, char **argv)
{
    i64 n = argument(argc, argv, 12);
    for (i64 size = 4; size <= n; size++) {
        Bools columns = Bools_filled(size, false);
        Bools rising = Bools_filled(2 * size - 1, false), falling = Bools_filled(2 * size - 1, false);
        printf("%ld %ld\n", size, place(0, size, &columns, &rising, &falling));
        Bools_free(&columns);
        Bools_free(&rising);
        Bools_free(&falling);
    }
    return 0;
}
