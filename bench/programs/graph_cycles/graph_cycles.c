#include "../checked.h"

/* A ring owns its stations and visitors: what Python's collector finds, C frees by hand. */
typedef struct Station Station;
typedef struct {
    char *name;
    Station *home;
} Visitor;

LIST(Visitor *, Visitors)

struct Station {
    i64 number;
    Station *next, *previous;
    Visitors visitors;
};

LIST(Station *, Stations)

static Station *ring(i64 size, i64 start)
{
    Stations stations = {0};
    for (i64 i = 0; i < size; i++) {
        Station *station = allocate(sizeof(Station));
        *station = (Station){.number = add(start, i)};
        Stations_push(&stations, station);
    }
    for (i64 i = 0; i < size; i++) {
        Station *station = *Stations_at(&stations, i);
        station->next = *Stations_at(&stations, (i + 1) % size);
        station->previous = *Stations_at(&stations, i - 1);
        char name[32];
        size_t length = (size_t)snprintf(name, sizeof name, "v%ld", i);
        Visitor *visitor = allocate(sizeof(Visitor));
        *visitor = (Visitor){copy_of(name, length), station};
        Visitors_push(&station->visitors, visitor);
    }
    Station *first = *Stations_at(&stations, 0);
    Stations_free(&stations);
    return first;
}

static i64 walk(Station *station, i64 steps)
{
    i64 total = 0;
    for (i64 i = 0; i < steps; i++) {
        total = add(total, add(station->number, station->visitors.count));
        station = i % 3 ? station->next : station->previous;
    }
    return total;
}

static void drop(Station *first)
{
    Station *station = first;
    do {
        Station *next = station->next;
        for (i64 i = 0; i < station->visitors.count; i++) {
            free(station->visitors.items[i]->name);
            free(station->visitors.items[i]);
        }
        Visitors_free(&station->visitors);
        free(station);
        station = next;
    } while (station != first);
}

int main(int argc, char **argv)
{
    i64 rings = argument(argc, argv, 6000), total = 0;
    Stations kept = {0};
    for (i64 i = 0; i < rings; i++) {
        Station *first = ring(40, i);
        total = add(total, walk(first, 60));
        if (i % 1000 == 0)
            Stations_push(&kept, first);
        else
            drop(first);
    }
    i64 last = 0;
    for (i64 i = 0; i < kept.count; i++)
        last = add(last, walk(*Stations_at(&kept, i), 10));
    printf("%ld %ld %ld\n", total, kept.count, last);
    for (i64 i = 0; i < kept.count; i++)
        drop(*Stations_at(&kept, i));
    Stations_free(&kept);
    return 0;
}
