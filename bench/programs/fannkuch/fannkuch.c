#include "../checked.h"

int main(int argc, char **argv)
{
    i64 n = argument(argc, argv, 9);
    Ints perm1 = {0}, count = Ints_filled(n, 0);
    for (i64 i = 0; i < n; i++)
        Ints_push(&perm1, i);
    i64 max_flips = 0, checksum = 0, sign = 1, r = n;
    for (;;) {
        for (; r != 1; r = sub(r, 1))
            *Ints_at(&count, sub(r, 1)) = r;
        Ints perm = {allocate((size_t)n * sizeof(i64)), n, n};
        memcpy(perm.items, perm1.items, (size_t)n * sizeof(i64));
        i64 flips = 0;
        for (i64 k = *Ints_at(&perm, 0); k; k = *Ints_at(&perm, 0)) {
            for (i64 i = 0, j = k; i < j; i = add(i, 1), j = sub(j, 1)) {
                i64 other = *Ints_at(&perm, j);
                *Ints_at(&perm, j) = *Ints_at(&perm, i);
                *Ints_at(&perm, i) = other;
            }
            flips = add(flips, 1);
        }
        Ints_free(&perm);
        if (flips > max_flips)
            max_flips = flips;
        checksum = add(checksum, mul(sign, flips));
        for (;;) {
            if (r == n) {
                printf("%ld\nPfannkuchen(%ld) = %ld\n", checksum, n, max_flips);
                Ints_free(&perm1);
                Ints_free(&count);
                return 0;
            }
            i64 first = *Ints_at(&perm1, 0);
            for (i64 i = 0; i < r; i++)
                *Ints_at(&perm1, i) = *Ints_at(&perm1, add(i, 1));
            *Ints_at(&perm1, r) = first;
            i64 *left = Ints_at(&count, r);
            *left = sub(*left, 1);
            if (*left > 0)
                break;
            r = add(r, 1);
        }
        sign = -sign;
    }
}
