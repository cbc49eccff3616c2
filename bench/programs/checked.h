/* What the C programs have in common: arithmetic that notices overflow, lists that notice bad indices, and a dict of strings.
 * Everything ends the program with a message instead of going on wrongly, as Python would raise. */
#ifndef CHECKED_H
#define CHECKED_H

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef int64_t i64;

static __attribute__((noinline, cold, noreturn)) void die(const char *why)
{
    fprintf(stderr, "%s\n", why);
    exit(1);
}

static inline i64 add(i64 a, i64 b)
{
    i64 r;
    if (__builtin_add_overflow(a, b, &r))
        die("overflow");
    return r;
}

static inline i64 sub(i64 a, i64 b)
{
    i64 r;
    if (__builtin_sub_overflow(a, b, &r))
        die("overflow");
    return r;
}

static inline i64 mul(i64 a, i64 b)
{
    i64 r;
    if (__builtin_mul_overflow(a, b, &r))
        die("overflow");
    return r;
}

/* Python's // and %, which round down. */
static inline i64 floor_div(i64 a, i64 b)
{
    if (b == 0)
        die("division by zero");
    i64 q = a / b;
    return q - (a % b != 0 && (a < 0) != (b < 0));
}

static inline i64 floor_mod(i64 a, i64 b)
{
    if (b == 0)
        die("division by zero");
    i64 r = a % b;
    return r != 0 && (r < 0) != (b < 0) ? r + b : r;
}

static inline void *allocate(size_t size)
{
    void *p = malloc(size ? size : 1);
    if (!p)
        die("out of memory");
    return p;
}

static inline i64 argument(int argc, char **argv, i64 otherwise)
{
    return argc > 1 ? atoll(argv[1]) : otherwise;
}

static inline i64 next_random(i64 seed)
{
    return add(mul(seed, 1103515245), 12345) % 2147483648;
}

/* A growing list of T: NAME_push, NAME_pop, NAME_at (which takes negative indices as Python does), NAME_filled, NAME_free. */
#define LIST(T, NAME)                                                                   \
    typedef struct {                                                                    \
        T *items;                                                                       \
        i64 count, room;                                                                \
    } NAME;                                                                             \
    static inline T *NAME##_at(NAME *list, i64 index)                                   \
    {                                                                                   \
        if (index < 0)                                                                  \
            index += list->count;                                                       \
        if ((uint64_t)index >= (uint64_t)list->count)                                   \
            die("index out of range");                                                  \
        return &list->items[index];                                                     \
    }                                                                                   \
    static inline void NAME##_push(NAME *list, T item)                                  \
    {                                                                                   \
        if (list->count == list->room) {                                                \
            list->room = list->room ? list->room * 2 : 4;                               \
            list->items = realloc(list->items, (size_t)list->room * sizeof(T));         \
            if (!list->items)                                                           \
                die("out of memory");                                                   \
        }                                                                               \
        list->items[list->count++] = item;                                              \
    }                                                                                   \
    static inline T NAME##_pop(NAME *list)                                              \
    {                                                                                   \
        if (list->count == 0)                                                           \
            die("pop from empty list");                                                 \
        return list->items[--list->count];                                              \
    }                                                                                   \
    static inline NAME NAME##_filled(i64 count, T item)                                 \
    {                                                                                   \
        NAME list = {allocate((size_t)count * sizeof(T)), count, count};                \
        for (i64 i = 0; i < count; i++)                                                 \
            list.items[i] = item;                                                       \
        return list;                                                                    \
    }                                                                                   \
    static inline void NAME##_free(NAME *list)                                          \
    {                                                                                   \
        free(list->items);                                                              \
    }

LIST(i64, Ints)
LIST(double, Floats)
LIST(bool, Bools)

/* Text that grows. */
typedef struct {
    char *data;
    size_t length, room;
} Text;

static inline void text_add(Text *text, const char *data, size_t length)
{
    if (text->length + length + 1 > text->room) {
        text->room = (text->length + length + 1) * 2;
        text->data = realloc(text->data, text->room);
        if (!text->data)
            die("out of memory");
    }
    memcpy(text->data + text->length, data, length);
    text->length += length;
    text->data[text->length] = 0;
}

static inline char *copy_of(const char *data, size_t length)
{
    char *copy = allocate(length + 1);
    memcpy(copy, data, length);
    copy[length] = 0;
    return copy;
}

/* A dict of strings in order of insertion: entries in an array, found by linear probing of a table of their indices. */
typedef struct {
    char *key;
    size_t length;
    uint64_t hash;
    union {
        i64 number;
        void *pointer;
    } value;
} Entry;

typedef struct {
    Entry *entries;
    int32_t *table;
    i64 count, room, mask;
} Dict;

static inline uint64_t hash_of(const char *key, size_t length)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)key[i]) * 0x100000001b3u;
    return hash ^ hash >> 32;
}

static inline Entry *dict_find(Dict *dict, const char *key, size_t length)
{
    if (!dict->count)
        return NULL;
    uint64_t hash = hash_of(key, length);
    for (uint64_t at = hash & dict->mask;; at = (at + 1) & dict->mask) {
        int32_t index = dict->table[at];
        if (index < 0)
            return NULL;
        Entry *entry = &dict->entries[index];
        if (entry->hash == hash && entry->length == length && memcmp(entry->key, key, length) == 0)
            return entry;
    }
}

/* The entry of a key, made with value 0 where there is none. The key is copied. */
static inline Entry *dict_entry(Dict *dict, const char *key, size_t length)
{
    Entry *found = dict_find(dict, key, length);
    if (found)
        return found;
    if (dict->count * 3 >= dict->room * 2) {
        dict->room = dict->room ? dict->room * 2 : 8;
        dict->mask = dict->room - 1;
        dict->entries = realloc(dict->entries, (size_t)dict->room * sizeof(Entry));
        free(dict->table);
        dict->table = allocate((size_t)dict->room * sizeof(int32_t));
        if (!dict->entries)
            die("out of memory");
        memset(dict->table, -1, (size_t)dict->room * sizeof(int32_t));
        for (i64 i = 0; i < dict->count; i++) {
            uint64_t at = dict->entries[i].hash & dict->mask;
            while (dict->table[at] >= 0)
                at = (at + 1) & dict->mask;
            dict->table[at] = (int32_t)i;
        }
    }
    uint64_t hash = hash_of(key, length);
    uint64_t at = hash & dict->mask;
    while (dict->table[at] >= 0)
        at = (at + 1) & dict->mask;
    dict->table[at] = (int32_t)dict->count;
    Entry *entry = &dict->entries[dict->count++];
    *entry = (Entry){copy_of(key, length), length, hash, {0}};
    return entry;
}

static inline void dict_free(Dict *dict)
{
    for (i64 i = 0; i < dict->count; i++)
        free(dict->entries[i].key);
    free(dict->entries);
    free(dict->table);
}

#endif
