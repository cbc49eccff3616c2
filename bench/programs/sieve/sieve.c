#include "../checked.h"

int main(int argc, char **argv)
{
    i64 bound = argument(argc, argv, 3000000);
    Bools prime = Bools_filled(bound, true);
    *Bools_at(&prime, 0) = *Bools_at(&prime, 1) = false;
    for (i64 i = 2; mul(i, i) < bound; i = add(i, 1))
        if (*Bools_at(&prime, i))
            for (i64 j = mul(i, i); j < bound; j = add(j, i))
                *Bools_at(&prime, j) = false;
    i64 count = 0, total = 0;
    for (i64 i = 0; i < bound; i++)
        if (*Bools_at(&prime, i)) {
            count = add(count, 1);
            total = add(total, i);
        }
    printf("%ld %ld\n", count, total);
    Bools_free(&prime);
    return 0;
}
