#include "../checked.h"

typedef struct {
    double x, y, z;
} Vec3;

static inline Vec3 plus(Vec3 a, Vec3 b) { return (Vec3){a.x + b.x, a.y + b.y, a.z + b.z}; }
static inline Vec3 minus(Vec3 a, Vec3 b) { return (Vec3){a.x - b.x, a.y - b.y, a.z - b.z}; }
static inline Vec3 scaled(Vec3 a, double factor) { return (Vec3){a.x * factor, a.y * factor, a.z * factor}; }
static inline double dot(Vec3 a, Vec3 b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
static inline Vec3 unit(Vec3 a) { return scaled(a, 1.0 / sqrt(dot(a, a))); }

typedef struct {
    Vec3 origin, direction;
} Ray;

typedef struct {
    Vec3 centre;
    double radius;
    Vec3 colour;
    double mirror;
} Sphere;

LIST(Sphere, Spheres)

typedef struct {
    Spheres spheres;
    Vec3 light;
} Scene;

static double hit(const Sphere *sphere, Ray ray)
{
    Vec3 to_centre = minus(ray.origin, sphere->centre);
    double b = dot(to_centre, ray.direction);
    double c = dot(to_centre, to_centre) - sphere->radius * sphere->radius;
    double under = b * b - c;
    if (under < 0.0)
        return -1.0;
    double root = sqrt(under);
    if (-b - root > 1e-6)
        return -b - root;
    if (-b + root > 1e-6)
        return -b + root;
    return -1.0;
}

static bool shadowed(Scene *scene, Vec3 point, Vec3 direction)
{
    for (i64 i = 0; i < scene->spheres.count; i++)
        if (hit(Spheres_at(&scene->spheres, i), (Ray){point, direction}) > 0.0)
            return true;
    return false;
}

static Vec3 trace(Scene *scene, Ray ray, int depth)
{
    Sphere *best = NULL;
    double best_t = 1e30;
    for (i64 i = 0; i < scene->spheres.count; i++) {
        Sphere *sphere = Spheres_at(&scene->spheres, i);
        double t = hit(sphere, ray);
        if (0.0 < t && t < best_t) {
            best = sphere;
            best_t = t;
        }
    }
    if (!best) {
        double sky = 0.5 * (ray.direction.y + 1.0);
        return plus(scaled((Vec3){1.0, 1.0, 1.0}, 1.0 - sky), scaled((Vec3){0.5, 0.7, 1.0}, sky));
    }
    Vec3 point = plus(ray.origin, scaled(ray.direction, best_t));
    Vec3 normal = unit(minus(point, best->centre));
    Vec3 to_light = unit(minus(scene->light, point));
    double brightness = 0.1, facing = dot(normal, to_light);
    if (facing > 0.0 && !shadowed(scene, point, to_light))
        brightness += 0.9 * facing;
    Vec3 colour = scaled(best->colour, brightness);
    if (best->mirror > 0.0 && depth > 0) {
        double along = dot(ray.direction, normal);
        Ray bounced = {point, unit(minus(ray.direction, scaled(normal, 2.0 * along)))};
        colour = plus(scaled(colour, 1.0 - best->mirror), scaled(trace(scene, bounced, depth - 1), best->mirror));
    }
    return colour;
}

int main(int argc, char **argv)
{
    i64 width = argument(argc, argv, 180), height = width * 3 / 4;
    Scene scene = {{0}, {5.0, 8.0, -6.0}};
    Spheres_push(&scene.spheres, (Sphere){{0.0, -1000.0, 0.0}, 1000.0, {0.6, 0.6, 0.5}, 0.1});
    Spheres_push(&scene.spheres, (Sphere){{0.0, 1.0, 0.0}, 1.0, {0.9, 0.2, 0.2}, 0.3});
    Spheres_push(&scene.spheres, (Sphere){{-2.2, 0.8, 0.5}, 0.8, {0.2, 0.9, 0.2}, 0.2});
    Spheres_push(&scene.spheres, (Sphere){{2.0, 0.7, -0.6}, 0.7, {0.2, 0.3, 0.9}, 0.5});
    Vec3 eye = {0.0, 1.5, -6.0}, total = {0.0, 0.0, 0.0};
    for (i64 y = 0; y < height; y++)
        for (i64 x = 0; x < width; x++) {
            Vec3 direction = unit((Vec3){((double)x - (double)width / 2) / (double)height,
                                         ((double)height / 2 - (double)y) / (double)height, 1.2});
            total = plus(total, trace(&scene, (Ray){eye, direction}, 3));
        }
    double pixels = (double)(width * height);
    printf("%.9f %.9f %.9f\n", total.x / pixels, total.y / pixels, total.z / pixels);
    Spheres_free(&scene.spheres);
    return 0;
}
