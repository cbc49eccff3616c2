#include "../checked.h"

typedef struct {
    i64 number, arrival, work;
} Customer;

/* A queue in a ring. */
typedef struct {
    Customer **items;
    i64 first, count, room;
} Queue;

static void append(Queue *queue, Customer *customer)
{
    if (queue->count == queue->room) {
        i64 room = queue->room ? queue->room * 2 : 8;
        Customer **items = allocate((size_t)room * sizeof(Customer *));
        for (i64 i = 0; i < queue->count; i++)
            items[i] = queue->items[(queue->first + i) % queue->room];
        free(queue->items);
        *queue = (Queue){items, 0, queue->count, room};
    }
    queue->items[(queue->first + queue->count++) % queue->room] = customer;
}

static Customer *pop_left(Queue *queue)
{
    if (!queue->count)
        die("pop from an empty deque");
    Customer *customer = queue->items[queue->first];
    queue->first = (queue->first + 1) % queue->room;
    queue->count--;
    return customer;
}

typedef struct {
    Queue waiting;
    Customer *current;
    i64 left, served;
} Counter;

LIST(Counter, Shop)

static i64 load(Counter *counter) { return counter->waiting.count + (counter->current != NULL); }

static i64 tick(Counter *counter, i64 now)
{
    if (counter->current) {
        counter->left = sub(counter->left, 1);
        if (counter->left == 0) {
            free(counter->current);
            counter->current = NULL;
            counter->served = add(counter->served, 1);
        }
    }
    if (!counter->current && counter->waiting.count) {
        counter->current = pop_left(&counter->waiting);
        counter->left = counter->current->work;
        return sub(now, counter->current->arrival);
    }
    return -1;
}

int main(int argc, char **argv)
{
    i64 ticks = argument(argc, argv, 500000), seed = 11, number = 0, waited = 0, longest = 0, recent_count = 0, recent_sum = 0;
    i64 recent[50];
    Shop shop = Shop_filled(4, (Counter){{0}, NULL, 0, 0});
    for (i64 now = 0; now < ticks; now++) {
        seed = next_random(seed);
        if (seed / 65536 % 10 < 6) {
            number = add(number, 1);
            Counter *shortest = Shop_at(&shop, 0);
            for (i64 i = 0; i < shop.count; i++)
                if (load(Shop_at(&shop, i)) < load(shortest))
                    shortest = Shop_at(&shop, i);
            Customer *customer = allocate(sizeof(Customer));
            *customer = (Customer){number, now, seed / 1024 % 12 + 1};
            append(&shortest->waiting, customer);
        }
        for (i64 i = 0; i < shop.count; i++) {
            i64 wait = tick(Shop_at(&shop, i), now);
            if (wait < 0)
                continue;
            waited = add(waited, wait);
            recent[recent_count++ % 50] = wait;
            if (wait > longest)
                longest = wait;
        }
    }
    for (i64 i = 0; i < recent_count && i < 50; i++)
        recent_sum = add(recent_sum, recent[i]);
    printf("(%ld, %ld, %ld, %ld, [", number, waited, longest, recent_sum);
    for (i64 i = 0; i < shop.count; i++) {
        Counter *counter = Shop_at(&shop, i);
        printf(i ? ", %ld" : "%ld", counter->served);
        while (counter->waiting.count)
            free(pop_left(&counter->waiting));
        free(counter->waiting.items);
        free(counter->current);
    }
    printf("])\n");
    Shop_free(&shop);
    return 0;
}
