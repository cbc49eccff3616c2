#include "../checked.h"

enum { IDLE = 1, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B };
enum { DEVICE_PACKET, WORK_PACKET };
enum { BUFFER_SIZE = 4, LETTERS = 26 };

typedef struct Packet {
    struct Packet *link;
    i64 owner, kind, datum;
    Ints data;
} Packet;

typedef struct System System;
typedef struct Task Task;

struct Task {
    System *system;
    Task *link;
    Task *(*run)(Task *, Packet *);
    Packet *queue;
    i64 ident, priority;
    bool packet_pending, waiting, held;
    i64 control, count, destination, letter;
    Packet *work, *devices, *pending;
};

LIST(Task *, Tasks)

struct System {
    Task *first;
    Tasks table;
    i64 queued, holds;
};

static Packet *packet(Packet *link, i64 owner, i64 kind)
{
    Packet *p = allocate(sizeof(Packet));
    *p = (Packet){link, owner, kind, 0, Ints_filled(BUFFER_SIZE, 0)};
    return p;
}

static Packet *append_to(Packet *p, Packet *queue)
{
    p->link = NULL;
    if (!queue)
        return p;
    Packet *last = queue;
    while (last->link)
        last = last->link;
    last->link = p;
    return queue;
}

static Task *find(System *system, i64 ident)
{
    Task *task = *Tasks_at(&system->table, ident);
    if (!task)
        die("no such task");
    return task;
}

static Task *wait_for_packet(Task *task)
{
    task->waiting = true;
    return task;
}

static Task *hold(Task *task)
{
    task->system->holds = add(task->system->holds, 1);
    task->held = true;
    return task->link;
}

static Task *release(Task *task, i64 ident)
{
    Task *other = find(task->system, ident);
    other->held = false;
    return other->priority > task->priority ? other : task;
}

static Task *send(Task *task, Packet *p)
{
    Task *receiver = find(task->system, p->owner);
    task->system->queued = add(task->system->queued, 1);
    p->link = NULL;
    p->owner = task->ident;
    if (!receiver->queue) {
        receiver->queue = p;
        receiver->packet_pending = true;
        if (receiver->priority > task->priority)
            return receiver;
    } else
        append_to(p, receiver->queue);
    return task;
}

static Task *run_idle(Task *task, Packet *p)
{
    (void)p;
    task->count = sub(task->count, 1);
    if (task->count == 0)
        return hold(task);
    if ((task->control & 1) == 0) {
        task->control = task->control / 2;
        return release(task, DEVICE_A);
    }
    task->control = task->control / 2 ^ 0xD008;
    return release(task, DEVICE_B);
}

static Task *run_worker(Task *task, Packet *p)
{
    if (!p)
        return wait_for_packet(task);
    task->destination = task->destination == HANDLER_A ? HANDLER_B : HANDLER_A;
    p->owner = task->destination;
    p->datum = 0;
    for (i64 i = 0; i < BUFFER_SIZE; i++) {
        task->letter = add(task->letter % LETTERS, 1);
        *Ints_at(&p->data, i) = 'A' + task->letter - 1;
    }
    return send(task, p);
}

static Task *run_handler(Task *task, Packet *p)
{
    if (p) {
        if (p->kind == WORK_PACKET)
            task->work = append_to(p, task->work);
        else
            task->devices = append_to(p, task->devices);
    }
    Packet *work = task->work;
    if (!work)
        return wait_for_packet(task);
    i64 count = work->datum;
    if (count >= BUFFER_SIZE) {
        task->work = work->link;
        return send(task, work);
    }
    Packet *device = task->devices;
    if (!device)
        return wait_for_packet(task);
    task->devices = device->link;
    device->datum = *Ints_at(&work->data, count);
    work->datum = add(count, 1);
    return send(task, device);
}

static Task *run_device(Task *task, Packet *p)
{
    if (!p) {
        Packet *pending = task->pending;
        if (!pending)
            return wait_for_packet(task);
        task->pending = NULL;
        return send(task, pending);
    }
    task->pending = p;
    return hold(task);
}

static Task *new_task(System *system, i64 ident, i64 priority, Packet *queue, Task *(*run)(Task *, Packet *))
{
    Task *task = calloc(1, sizeof(Task));
    if (!task)
        die("out of memory");
    task->system = system;
    task->link = system->first;
    task->run = run;
    task->queue = queue;
    task->ident = ident;
    task->priority = priority;
    task->packet_pending = queue != NULL;
    task->waiting = true;
    system->first = task;
    *Tasks_at(&system->table, ident) = task;
    return task;
}

static Task *take(Task *task)
{
    Packet *p = NULL;
    if (task->packet_pending && task->waiting) {
        p = task->queue;
        task->queue = p->link;
        task->waiting = false;
        task->packet_pending = task->queue != NULL;
    }
    return task->run(task, p);
}

static void free_packets(Packet *p)
{
    while (p) {
        Packet *after = p->link;
        Ints_free(&p->data);
        free(p);
        p = after;
    }
}

static void simulate(i64 count, i64 *queued, i64 *holds)
{
    System system = {NULL, Tasks_filled(8, NULL), 0, 0};
    Task *idle = new_task(&system, IDLE, 0, NULL, run_idle);
    idle->control = 1;
    idle->count = count;
    idle->waiting = false;
    Packet *work = packet(packet(NULL, 0, WORK_PACKET), 0, WORK_PACKET);
    new_task(&system, WORKER, 1000, work, run_worker)->destination = HANDLER_A;
    for (i64 i = 0; i < 2; i++) {
        Packet *queue = NULL;
        for (int k = 0; k < 3; k++)
            queue = packet(queue, DEVICE_A + i, DEVICE_PACKET);
        new_task(&system, HANDLER_A + i, 2000 + 1000 * i, queue, run_handler);
    }
    new_task(&system, DEVICE_A, 4000, NULL, run_device);
    new_task(&system, DEVICE_B, 5000, NULL, run_device);
    for (Task *task = system.first; task;) {
        if (task->held || (!task->packet_pending && task->waiting))
            task = task->link;
        else
            task = take(task);
    }
    *queued = add(*queued, system.queued);
    *holds = add(*holds, system.holds);
    for (Task *task = system.first; task;) {
        Task *after = task->link;
        free_packets(task->queue);
        free_packets(task->work);
        free_packets(task->devices);
        /* What a device holds may still point into a queue. */
        if (task->pending)
            task->pending->link = NULL;
        free_packets(task->pending);
        free(task);
        task = after;
    }
    Tasks_free(&system.table);
}

int main(int argc, char **argv)
{
    i64 rounds = argument(argc, argv, 15), queued = 0, holds = 0;
    for (i64 i = 0; i < rounds; i++)
        simulate(10000, &queued, &holds);
    printf("%ld %ld\n", queued, holds);
    return 0;
}
