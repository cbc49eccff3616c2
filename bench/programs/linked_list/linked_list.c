#include "../checked.h"

typedef struct Node {
    i64 value;
    struct Node *next;
} Node;

static Node *build(i64 n, i64 seed)
{
    Node *head = NULL;
    for (i64 i = 0; i < n; i++) {
        seed = next_random(seed);
        Node *node = allocate(sizeof(Node));
        *node = (Node){seed / 1024, head};
        head = node;
    }
    return head;
}

static Node *reverse(Node *head)
{
    Node *result = NULL;
    while (head) {
        Node *after = head->next;
        head->next = result;
        result = head;
        head = after;
    }
    return result;
}

static Node *merge(Node *a, Node *b)
{
    Node *first = allocate(sizeof(Node)), *last = first;
    *first = (Node){0, NULL};
    while (a && b) {
        if (b->value < a->value) {
            last->next = b;
            last = b;
            b = b->next;
        } else {
            last->next = a;
            last = a;
            a = a->next;
        }
    }
    last->next = a ? a : b;
    Node *result = first->next;
    free(first);
    return result;
}

static Node *sort(Node *head)
{
    if (!head || !head->next)
        return head;
    Node *slow = head, *fast = head->next;
    while (fast && fast->next) {
        slow = slow->next;
        fast = fast->next->next;
    }
    Node *second = slow->next;
    slow->next = NULL;
    return merge(sort(head), sort(second));
}

int main(int argc, char **argv)
{
    i64 n = argument(argc, argv, 30000), total = 0;
    for (i64 seed = 0; seed < 6; seed++) {
        Node *numbers = sort(reverse(build(n, seed)));
        i64 sum = 0, place = 1, length = 0;
        for (Node *node = numbers; node; node = node->next) {
            sum = add(sum, mul(node->value, place)) % 1000000007;
            place = add(place, 1);
        }
        for (Node *node = numbers; node; node = node->next)
            length = add(length, 1);
        total = add(total, add(sum, length));
        while (numbers) {
            Node *after = numbers->next;
            free(numbers);
            numbers = after;
        }
    }
    printf("%ld\n", total);
    return 0;
}
