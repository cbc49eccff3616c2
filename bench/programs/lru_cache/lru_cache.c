#include "../checked.h"

typedef struct Node {
    i64 key, value;
    struct Node *previous, *next;
} Node;

/* A dict of ints: linear probing; a removed key leaves a mark. */
typedef struct {
    i64 key;
    Node *node;
    enum { EMPTY, USED, REMOVED } state;
} Slot;

typedef struct {
    Slot *slots;
    i64 room, used, filled;
} Map;

static Slot *slot_of(Map *map, i64 key)
{
    uint64_t mask = (uint64_t)map->room - 1;
    for (uint64_t at = (uint64_t)key * 0x9e3779b97f4a7c15u >> 32 & mask;; at = (at + 1) & mask) {
        Slot *slot = &map->slots[at];
        if (slot->state == EMPTY || (slot->state == USED && slot->key == key))
            return slot;
    }
}

static void insert(Map *map, i64 key, Node *node)
{
    if (map->filled * 3 >= map->room * 2) {
        Map old = *map;
        map->room = map->used * 4 > 8 ? map->room * (map->used * 2 > map->room ? 2 : 1) : 8;
        map->slots = calloc((size_t)map->room, sizeof(Slot));
        if (!map->slots)
            die("out of memory");
        map->filled = map->used;
        for (i64 i = 0; i < old.room; i++)
            if (old.slots[i].state == USED)
                *slot_of(map, old.slots[i].key) = old.slots[i];
        free(old.slots);
    }
    *slot_of(map, key) = (Slot){key, node, USED};
    map->used++;
    map->filled++;
}

typedef struct {
    i64 capacity, hits, misses;
    Map nodes;
    Node head, tail;
} Cache;

static void unlink_node(Node *node)
{
    node->previous->next = node->next;
    node->next->previous = node->previous;
}

static void push_front(Cache *cache, Node *node)
{
    Node *after = cache->head.next;
    node->previous = &cache->head;
    node->next = after;
    cache->head.next = node;
    after->previous = node;
}

static Node *get(Cache *cache, i64 key)
{
    Slot *slot = slot_of(&cache->nodes, key);
    if (slot->state != USED) {
        cache->misses = add(cache->misses, 1);
        return NULL;
    }
    cache->hits = add(cache->hits, 1);
    unlink_node(slot->node);
    push_front(cache, slot->node);
    return slot->node;
}

static void put(Cache *cache, i64 key, i64 value)
{
    Slot *slot = slot_of(&cache->nodes, key);
    if (slot->state == USED) {
        slot->node->value = value;
        unlink_node(slot->node);
        push_front(cache, slot->node);
        return;
    }
    if (cache->nodes.used >= cache->capacity) {
        Node *oldest = cache->tail.previous;
        unlink_node(oldest);
        slot_of(&cache->nodes, oldest->key)->state = REMOVED;
        cache->nodes.used--;
        free(oldest);
    }
    Node *node = allocate(sizeof(Node));
    *node = (Node){key, value, NULL, NULL};
    insert(&cache->nodes, key, node);
    push_front(cache, node);
}

int main(int argc, char **argv)
{
    i64 requests = argument(argc, argv, 1000000), seed = 1, total = 0;
    Cache cache = {.capacity = 1000, .nodes = {calloc(8, sizeof(Slot)), 8, 0, 0}};
    cache.head.next = &cache.tail;
    cache.tail.previous = &cache.head;
    for (i64 i = 0; i < requests; i++) {
        seed = next_random(seed);
        i64 key = seed / 65536 % 3000;
        if (key >= 1200)
            key %= 400;
        Node *node = get(&cache, key);
        if (node)
            total = add(total, node->value);
        else
            put(&cache, key, mul(key, key));
    }
    printf("%ld %ld %ld %ld\n", cache.hits, cache.misses, total, cache.nodes.used);
    for (Node *node = cache.head.next; node != &cache.tail;) {
        Node *after = node->next;
        free(node);
        node = after;
    }
    free(cache.nodes.slots);
    return 0;
}
