#include "../checked.h"

LIST(Ints, Matrix)

static i64 *at(Matrix *matrix, i64 i, i64 j) { return Ints_at(Matrix_at(matrix, i), j); }

static void release(Matrix *matrix)
{
    for (i64 i = 0; i < matrix->count; i++)
        Ints_free(Matrix_at(matrix, i));
    Matrix_free(matrix);
}

static Matrix transpose(Matrix *matrix)
{
    Matrix result = {0};
    for (i64 j = 0; j < Matrix_at(matrix, 0)->count; j++) {
        Ints row = {0};
        for (i64 i = 0; i < matrix->count; i++)
            Ints_push(&row, *at(matrix, i, j));
        Matrix_push(&result, row);
    }
    return result;
}

static void rotate(Matrix *matrix)
{
    i64 n = matrix->count;
    for (i64 i = 0; i < n / 2; i++)
        for (i64 j = i; j < n - 1 - i; j = add(j, 1)) {
            i64 far_i = sub(sub(n, 1), i), far_j = sub(sub(n, 1), j), top = *at(matrix, i, j);
            *at(matrix, i, j) = *at(matrix, far_j, i);
            *at(matrix, far_j, i) = *at(matrix, far_i, far_j);
            *at(matrix, far_i, far_j) = *at(matrix, j, far_i);
            *at(matrix, j, far_i) = top;
        }
}

static i64 best_square(Matrix *matrix, i64 side)
{
    i64 n = matrix->count, m = Matrix_at(matrix, 0)->count, best = -1;
    Matrix sums = {0};
    for (i64 i = 0; i <= n; i++)
        Matrix_push(&sums, Ints_filled(m + 1, 0));
    for (i64 i = 0; i < n; i++)
        for (i64 j = 0; j < m; j++)
            *at(&sums, i + 1, j + 1) =
                add(sub(add(*at(&sums, i, j + 1), *at(&sums, i + 1, j)), *at(&sums, i, j)), *at(matrix, i, j));
    for (i64 i = 0; i <= n - side; i++)
        for (i64 j = 0; j <= m - side; j++) {
            i64 total = sub(sub(*at(&sums, i + side, j + side), *at(&sums, i, j + side)), *at(&sums, i + side, j));
            total = add(total, *at(&sums, i, j));
            if (total > best)
                best = total;
        }
    release(&sums);
    return best;
}

int main(int argc, char **argv)
{
    i64 n = argument(argc, argv, 260), total = 0, sum = 0;
    Matrix matrix = {0};
    for (i64 i = 0; i < n; i++) {
        Ints row = {0};
        for (i64 j = 0; j < n; j++)
            Ints_push(&row, add(mul(i, 31), mul(j, 17)) % 101);
        Matrix_push(&matrix, row);
    }
    for (i64 side = 1; side < 9; side++) {
        Matrix turned = transpose(&matrix);
        release(&matrix);
        matrix = turned;
        rotate(&matrix);
        total = add(total, best_square(&matrix, side));
    }
    for (i64 i = 0; i < n; i++)
        for (i64 j = 0; j < n; j++)
            sum = add(sum, *at(&matrix, i, j));
    printf("%ld %ld [%ld, %ld, %ld, %ld, %ld]\n", total, sum, *at(&matrix, 0, 0), *at(&matrix, 0, 1), *at(&matrix, 0, 2),
           *at(&matrix, 0, 3), *at(&matrix, 0, 4));
    release(&matrix);
    return 0;
}
