#include "../checked.h"

LIST(Floats, Matrix)

static Matrix make(i64 rows, i64 columns, i64 seed)
{
    Matrix matrix = {0};
    for (i64 i = 0; i < rows; i++) {
        Floats row = {0};
        for (i64 j = 0; j < columns; j++) {
            seed = next_random(seed);
            Floats_push(&row, (double)seed / 2147483648.0);
        }
        Matrix_push(&matrix, row);
    }
    return matrix;
}

static Matrix multiply(Matrix *a, Matrix *b)
{
    i64 inner = b->count, columns = Matrix_at(b, 0)->count;
    Matrix result = {0};
    for (i64 i = 0; i < a->count; i++) {
        Floats *row = Matrix_at(a, i), line = {0};
        for (i64 j = 0; j < columns; j++) {
            double total = 0.0;
            for (i64 k = 0; k < inner; k++)
                total += *Floats_at(row, k) * *Floats_at(Matrix_at(b, k), j);
            Floats_push(&line, total);
        }
        Matrix_push(&result, line);
    }
    return result;
}

static void release(Matrix *matrix)
{
    for (i64 i = 0; i < matrix->count; i++)
        Floats_free(Matrix_at(matrix, i));
    Matrix_free(matrix);
}

int main(int argc, char **argv)
{
    i64 n = argument(argc, argv, 220);
    Matrix a = make(n, n, 1), b = make(n, n, 2), product = multiply(&a, &b);
    double trace = 0.0;
    for (i64 i = 0; i < n; i++)
        trace += *Floats_at(Matrix_at(&product, i), i);
    printf("%.6f\n%.9f %.9f\n", trace, *Floats_at(Matrix_at(&product, 0), 0), *Floats_at(Matrix_at(&product, -1), -1));
    release(&a);
    release(&b);
    release(&product);
    return 0;
}
