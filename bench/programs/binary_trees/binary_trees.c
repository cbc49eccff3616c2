#include "../checked.h"

typedef struct Node {
    struct Node *left, *right;
} Node;

static Node *make(i64 depth)
{
    Node *node = allocate(sizeof(Node));
    if (depth == 0)
        *node = (Node){NULL, NULL};
    else {
        node->left = make(depth - 1);
        node->right = make(depth - 1);
    }
    return node;
}

static i64 check(Node *node)
{
    return node->left ? add(add(1, check(node->left)), check(node->right)) : 1;
}

static void release(Node *node)
{
    if (node->left) {
        release(node->left);
        release(node->right);
    }
    free(node);
}

static i64 check_and_release(Node *node)
{
    i64 count = check(node);
    release(node);
    return count;
}

int main(int argc, char **argv)
{
    i64 n = argument(argc, argv, 14);
    printf("stretch tree of depth %ld\t check: %ld\n", n + 1, check_and_release(make(n + 1)));
    Node *long_lived = make(n);
    for (i64 depth = 4; depth <= n; depth += 4) {
        i64 rounds = (i64)1 << (n - depth + 4), total = 0;
        for (i64 i = 0; i < rounds; i++)
            total = add(total, check_and_release(make(depth)));
        printf("%ld\t trees of depth %ld\t check: %ld\n", rounds, depth, total);
    }
    printf("long lived tree of depth %ld\t check: %ld\n", n, check_and_release(long_lived));
    return 0;
}
