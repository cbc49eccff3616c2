#include "../checked.h"

static i64 smaller(i64 a, i64 b)
{
    return b < a ? b : a;
}

static i64 distance(const char *a, const char *b)
{
    i64 length_a = (i64)strlen(a), length_b = (i64)strlen(b);
    Ints previous = {0};
    for (i64 i = 0; i <= length_b; i++)
        Ints_push(&previous, i);
    for (i64 i = 0; i < length_a; i++) {
        Ints current = {0};
        Ints_push(&current, add(i, 1));
        for (i64 j = 0; j < length_b; j++) {
            i64 cost = a[i] == b[j] ? 0 : 1;
            i64 best = smaller(add(*Ints_at(&previous, add(j, 1)), 1), add(*Ints_at(&current, j), 1));
            Ints_push(&current, smaller(best, add(*Ints_at(&previous, j), cost)));
        }
        Ints_free(&previous);
        previous = current;
    }
    i64 result = *Ints_at(&previous, -1);
    Ints_free(&previous);
    return result;
}

static char *word(i64 seed, i64 length)
{
    char *letters = allocate((size_t)length + 1);
    for (i64 i = 0; i < length; i++) {
        seed = next_random(seed);
        letters[i] = "abcdefghij"[seed / 65536 % 10];
    }
    letters[length] = 0;
    return letters;
}

int main(int argc, char **argv)
{
    i64 rounds = argument(argc, argv, 60), total = 0;
    for (i64 i = 0; i < rounds; i++) {
        char *a = word(i, 120 + i % 20), *b = word(i * 7 + 1, 150 - i % 30);
        total = add(total, distance(a, b));
        free(a);
        free(b);
    }
    printf("%ld %ld\n", distance("kitten", "sitting"), total);
    return 0;
}
