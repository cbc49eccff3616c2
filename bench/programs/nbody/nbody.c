#include "../checked.h"

#define PI 3.141592653589793
#define SOLAR_MASS (4 * PI * PI)
#define DAYS_PER_YEAR 365.24

typedef struct {
    double x, y, z, vx, vy, vz, mass;
} Body;

LIST(Body *, Bodies)

static Body *body(double x, double y, double z, double vx, double vy, double vz, double mass)
{
    Body *b = allocate(sizeof(Body));
    *b = (Body){x, y, z, vx * DAYS_PER_YEAR, vy * DAYS_PER_YEAR, vz * DAYS_PER_YEAR, mass * SOLAR_MASS};
    return b;
}

static double energy(Bodies *bodies)
{
    double total = 0.0;
    for (i64 i = 0; i < bodies->count; i++) {
        Body *b = *Bodies_at(bodies, i);
        total += 0.5 * b->mass * (b->vx * b->vx + b->vy * b->vy + b->vz * b->vz);
        for (i64 j = i + 1; j < bodies->count; j++) {
            Body *o = *Bodies_at(bodies, j);
            double dx = b->x - o->x, dy = b->y - o->y, dz = b->z - o->z;
            total -= b->mass * o->mass / sqrt(dx * dx + dy * dy + dz * dz);
        }
    }
    return total;
}

static void advance(Bodies *bodies, double dt, i64 steps)
{
    i64 count = bodies->count;
    for (i64 step = 0; step < steps; step++) {
        for (i64 i = 0; i < count; i++) {
            Body *b = *Bodies_at(bodies, i);
            for (i64 j = i + 1; j < count; j++) {
                Body *o = *Bodies_at(bodies, j);
                double dx = b->x - o->x, dy = b->y - o->y, dz = b->z - o->z;
                double distance = dx * dx + dy * dy + dz * dz;
                double magnitude = dt / (distance * sqrt(distance));
                b->vx -= dx * o->mass * magnitude;
                b->vy -= dy * o->mass * magnitude;
                b->vz -= dz * o->mass * magnitude;
                o->vx += dx * b->mass * magnitude;
                o->vy += dy * b->mass * magnitude;
                o->vz += dz * b->mass * magnitude;
            }
        }
        for (i64 i = 0; i < count; i++) {
            Body *b = *Bodies_at(bodies, i);
            b->x += dt * b->vx;
            b->y += dt * b->vy;
            b->z += dt * b->vz;
        }
    }
}

int main(int argc, char **argv)
{
    i64 steps = argument(argc, argv, 150000);
    Bodies bodies = {0};
    Bodies_push(&bodies, body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0));
    Bodies_push(&bodies, body(4.84143144246472090e00, -1.16032004402742839e00, -1.03622044471123109e-01,
                              1.66007664274403694e-03, 7.69901118419740425e-03, -6.90460016972063023e-05,
                              9.54791938424326609e-04));
    Bodies_push(&bodies, body(8.34336671824457987e00, 4.12479856412430479e00, -4.03523417114321381e-01,
                              -2.76742510726411899e-03, 4.99852801234917238e-03, 2.30417297573763929e-05,
                              2.85885980666130812e-04));
    Bodies_push(&bodies, body(1.28943695621391310e01, -1.51111514016986312e01, -2.23307578892655734e-01,
                              2.96460137564761618e-03, 2.37847173959480950e-03, -2.96589568540237556e-05,
                              4.36624404335156298e-05));
    Bodies_push(&bodies, body(1.53796971148509165e01, -2.59193146099879641e01, 1.79258772950371181e-01,
                              2.68067772490389322e-03, 1.62824170038242295e-03, -9.51592254519715870e-05,
                              5.15138902046611451e-05));
    double px = 0.0, py = 0.0, pz = 0.0;
    for (i64 i = 0; i < bodies.count; i++) {
        Body *b = *Bodies_at(&bodies, i);
        px += b->vx * b->mass;
        py += b->vy * b->mass;
        pz += b->vz * b->mass;
    }
    Body *sun = *Bodies_at(&bodies, 0);
    sun->vx = -px / SOLAR_MASS;
    sun->vy = -py / SOLAR_MASS;
    sun->vz = -pz / SOLAR_MASS;
    printf("%.9f\n", energy(&bodies));
    advance(&bodies, 0.01, steps);
    printf("%.9f\n", energy(&bodies));
    for (i64 i = 0; i < bodies.count; i++)
        free(*Bodies_at(&bodies, i));
    Bodies_free(&bodies);
    return 0;
}
