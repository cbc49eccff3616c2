#include "../checked.h"

/* The stable sort of the C programs: natural runs found first, then merged in pairs. */
static void merge(i64 *items, i64 *space, i64 low, i64 middle, i64 high, bool reverse)
{
    memcpy(space, items + low, (size_t)(middle - low) * sizeof(i64));
    i64 i = 0, j = middle, left = middle - low;
    for (i64 out = low; i < left; out++) {
        if (j < high && (reverse ? items[j] > space[i] : items[j] < space[i]))
            items[out] = items[j++];
        else
            items[out] = space[i++];
    }
}

static void sort(Ints *list, bool reverse)
{
    i64 *items = list->items, n = list->count, *space = allocate((size_t)n * sizeof(i64));
    Ints bounds = {0};
    Ints_push(&bounds, 0);
    for (i64 i = 1; i <= n; i++)
        if (i == n || (reverse ? items[i] > items[i - 1] : items[i] < items[i - 1]))
            Ints_push(&bounds, i);
    while (bounds.count > 2) {
        Ints next = {0};
        Ints_push(&next, 0);
        for (i64 k = 0; k + 1 < bounds.count; k += 2) {
            i64 high = k + 2 < bounds.count ? bounds.items[k + 2] : bounds.items[k + 1];
            if (k + 2 < bounds.count)
                merge(items, space, bounds.items[k], bounds.items[k + 1], high, reverse);
            Ints_push(&next, high);
        }
        Ints_free(&bounds);
        bounds = next;
    }
    Ints_free(&bounds);
    free(space);
}

static Ints copy(Ints *list, i64 from, i64 to)
{
    i64 n = to - from;
    Ints result = {allocate((size_t)n * sizeof(i64)), n, n};
    memcpy(result.items, list->items + from, (size_t)n * sizeof(i64));
    return result;
}

static Ints merge_sort(Ints items)
{
    if (items.count <= 1)
        return items;
    i64 middle = items.count / 2;
    Ints left = merge_sort(copy(&items, 0, middle)), right = merge_sort(copy(&items, middle, items.count));
    Ints_free(&items);
    Ints merged = {0};
    i64 i = 0, j = 0;
    while (i < left.count && j < right.count) {
        if (*Ints_at(&right, j) < *Ints_at(&left, i)) {
            Ints_push(&merged, *Ints_at(&right, j));
            j = add(j, 1);
        } else {
            Ints_push(&merged, *Ints_at(&left, i));
            i = add(i, 1);
        }
    }
    for (; i < left.count; i++)
        Ints_push(&merged, *Ints_at(&left, i));
    for (; j < right.count; j++)
        Ints_push(&merged, *Ints_at(&right, j));
    Ints_free(&left);
    Ints_free(&right);
    return merged;
}

static const char *truth(bool value) { return value ? "True" : "False"; }

static bool equal(Ints *a, Ints *b)
{
    return a->count == b->count && memcmp(a->items, b->items, (size_t)a->count * sizeof(i64)) == 0;
}

int main(int argc, char **argv)
{
    i64 n = argument(argc, argv, 200000), seed = 1;
    Ints items = {0};
    for (i64 i = 0; i < n; i++) {
        seed = next_random(seed);
        Ints_push(&items, seed);
    }
    Ints ordered = copy(&items, 0, n);
    sort(&ordered, false);
    Ints again = copy(&ordered, 0, n);
    sort(&again, false);
    Ints runs = copy(&ordered, 0, n / 2);
    for (i64 i = 0; i < n; i++)
        Ints_push(&runs, *Ints_at(&ordered, i));
    sort(&runs, false);
    Ints backwards = copy(&items, 0, n);
    sort(&backwards, true);
    Ints own = merge_sort(copy(&items, 0, n));
    bool mirrored = true;
    for (i64 i = 0; i < n; i++)
        mirrored &= *Ints_at(&backwards, i) == *Ints_at(&ordered, n - 1 - i);
    printf("%ld %ld %ld %s %s %s\n", *Ints_at(&ordered, 0), *Ints_at(&ordered, n / 2), *Ints_at(&ordered, -1),
           truth(equal(&again, &ordered)), truth(equal(&own, &ordered)), truth(mirrored));
    printf("%ld %ld\n", runs.count, *Ints_at(&runs, n / 3));
    Ints *all[] = {&items, &ordered, &again, &runs, &backwards, &own};
    for (int i = 0; i < 6; i++)
        Ints_free(all[i]);
    return 0;
}
