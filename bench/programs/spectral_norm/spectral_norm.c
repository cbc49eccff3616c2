#include "../checked.h"

static double element(i64 i, i64 j)
{
    i64 diagonal = add(i, j);
    return 1.0 / (double)add(add(floor_div(mul(diagonal, add(diagonal, 1)), 2), i), 1);
}

static Floats times(Floats *v, bool transposed)
{
    Floats result = {0};
    for (i64 i = 0; i < v->count; i++) {
        double total = 0.0;
        for (i64 j = 0; j < v->count; j++)
            total += (transposed ? element(j, i) : element(i, j)) * *Floats_at(v, j);
        Floats_push(&result, total);
    }
    return result;
}

static Floats both(Floats *v)
{
    Floats half = times(v, false);
    Floats result = times(&half, true);
    Floats_free(&half);
    return result;
}

int main(int argc, char **argv)
{
    i64 n = argument(argc, argv, 300);
    Floats u = Floats_filled(n, 1.0), v = {0};
    for (int i = 0; i < 10; i++) {
        Floats_free(&v);
        v = both(&u);
        Floats_free(&u);
        u = both(&v);
    }
    double uv = 0.0, vv = 0.0;
    for (i64 i = 0; i < n; i++) {
        uv += *Floats_at(&u, i) * *Floats_at(&v, i);
        vv += *Floats_at(&v, i) * *Floats_at(&v, i);
    }
    printf("%.9f\n", sqrt(uv / vv));
    Floats_free(&u);
    Floats_free(&v);
    return 0;
}
