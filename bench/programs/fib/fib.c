#include "../checked.h"

static i64 fib(i64 n)
{
    if (n < 2)
        return n;
    return add(fib(sub(n, 1)), fib(sub(n, 2)));
}

int main(int argc, char **argv)
{
    printf("%ld\n", fib(argument(argc, argv, 32)));
    return 0;
}
