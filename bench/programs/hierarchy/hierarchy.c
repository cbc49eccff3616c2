#include "../checked.h"

typedef struct Animal Animal;

/* What a class of the hierarchy has of its own. */
typedef struct {
    const char *name;
    i64 speed, appetite, old_age;
    void (*step)(Animal *, i64 *, i64);
    i64 (*cost)(Animal *);
    i64 (*eat)(Animal *, i64);
    bool (*alive)(Animal *);
    Animal *(*child)(Animal *);
} Class;

struct Animal {
    const Class *class;
    i64 x, y, energy, age;
};

LIST(Animal *, Animals)

static i64 below(i64 *random, i64 bound)
{
    *random = next_random(*random);
    return *random / 65536 % bound;
}

static Animal *animal(const Class *class, i64 x, i64 y)
{
    Animal *a = allocate(sizeof(Animal));
    *a = (Animal){class, x, y, 50, 0};
    return a;
}

static void step(Animal *a, i64 *random, i64 size)
{
    i64 speed = a->class->speed, span = add(mul(2, speed), 1);
    a->x = floor_mod(sub(add(a->x, below(random, span)), speed), size);
    a->y = floor_mod(sub(add(a->y, below(random, span)), speed), size);
    a->energy = sub(a->energy, a->class->cost(a));
    a->age = add(a->age, 1);
}

static i64 cost(Animal *a) { return a->class->appetite; }

static i64 eat(Animal *a, i64 amount)
{
    i64 most = mul(a->class->appetite, 3), eaten = most < amount ? most : amount;
    a->energy = add(a->energy, eaten);
    return eaten;
}

static bool alive(Animal *a) { return a->energy > 0 && a->age < a->class->old_age; }

static Animal *fish_child(Animal *a);
static Animal *shark_child(Animal *a);
static Animal *snail_child(Animal *a);
static Animal *no_child(Animal *a) { (void)a; return NULL; }
static i64 shark_cost(Animal *a) { return sub(cost(a), a->age % 3); }
static i64 snail_cost(Animal *a) { return add(1, a->age % 2); }
static i64 plant_eat(Animal *a, i64 amount) { (void)a; (void)amount; return 0; }
static bool plant_alive(Animal *a) { return a->age < 300; }

static void plant_step(Animal *a, i64 *random, i64 size)
{
    (void)random;
    (void)size;
    a->energy = add(a->energy, 1);
    a->age = add(a->age, 1);
}

static const Class FISH = {"fish", 2, 2, 90, step, cost, eat, alive, fish_child};
static const Class SHARK = {"shark", 3, 5, 140, step, shark_cost, eat, alive, shark_child};
static const Class SNAIL = {"snail", 1, 1, 200, step, snail_cost, eat, alive, snail_child};
static const Class PLANT = {"plant", 1, 2, 90, plant_step, cost, plant_eat, plant_alive, no_child};

static Animal *fish_child(Animal *a)
{
    if (a->energy <= 80)
        return NULL;
    a->energy = floor_div(a->energy, 2);
    return animal(&FISH, a->x, a->y);
}

static Animal *shark_child(Animal *a)
{
    if (a->energy <= 120)
        return NULL;
    a->energy = floor_div(a->energy, 3);
    return animal(&SHARK, a->x, a->y);
}

static Animal *snail_child(Animal *a)
{
    if (a->energy <= 60)
        return NULL;
    a->energy = sub(a->energy, 30);
    return animal(&SNAIL, a->y, a->x);
}

int main(int argc, char **argv)
{
    i64 ticks = argument(argc, argv, 600), size = 40, random = 42;
    Ints food = Ints_filled(size * size, 20);
    Animals animals = {0};
    for (i64 i = 0; i < size * 2; i++) {
        i64 x = below(&random, size), y = below(&random, size);
        const Class *class = i % 7 == 0 ? &SHARK : i % 5 == 0 ? &SNAIL : i % 3 == 0 ? &PLANT : &FISH;
        Animals_push(&animals, animal(class, x, y));
    }
    for (i64 tick = 0; tick < ticks; tick++) {
        Animals survivors = {0};
        for (i64 i = 0; i < animals.count; i++) {
            Animal *a = *Animals_at(&animals, i);
            a->class->step(a, &random, size);
            i64 *here = Ints_at(&food, add(mul(a->y, size), a->x));
            *here = sub(*here, a->class->eat(a, *here));
            if (!a->class->alive(a)) {
                free(a);
                continue;
            }
            Animals_push(&survivors, a);
            Animal *child = a->class->child(a);
            if (child)
                Animals_push(&survivors, child);
        }
        for (i64 i = below(&random, 7); i < food.count; i = add(i, 7)) {
            i64 more = add(*Ints_at(&food, i), 4);
            *Ints_at(&food, i) = more < 30 ? more : 30;
        }
        Animals_free(&animals);
        animals = survivors;
        if (tick % (ticks / 5 > 1 ? ticks / 5 : 1) == 0) {
            static const Class *const ORDER[] = {&FISH, &PLANT, &SHARK, &SNAIL};
            printf("%ld %ld", tick, animals.count);
            for (int k = 0; k < 4; k++) {
                i64 count = 0;
                for (i64 i = 0; i < animals.count; i++)
                    count += (*Animals_at(&animals, i))->class == ORDER[k];
                if (count)
                    printf(" %s=%ld", ORDER[k]->name, count);
            }
            printf("\n");
        }
    }
    i64 energy = 0, left = 0;
    for (i64 i = 0; i < animals.count; i++) {
        energy = add(energy, (*Animals_at(&animals, i))->energy);
        free(*Animals_at(&animals, i));
    }
    for (i64 i = 0; i < food.count; i++)
        left = add(left, *Ints_at(&food, i));
    printf("%ld %ld\n", energy, left);
    Animals_free(&animals);
    Ints_free(&food);
    return 0;
}
