"""Spheres over a plane, traced with a small vector class."""

import sys
from math import sqrt


class Vec3:
    def __init__(self, x: float, y: float, z: float) -> None:
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other: "Vec3") -> "Vec3":
        return Vec3(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other: "Vec3") -> "Vec3":
        return Vec3(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor: float) -> "Vec3":
        return Vec3(self.x * factor, self.y * factor, self.z * factor)

    def dot(self, other: "Vec3") -> float:
        return self.x * other.x + self.y * other.y + self.z * other.z

    def unit(self) -> "Vec3":
        return self * (1.0 / sqrt(self.dot(self)))


class Ray:
    def __init__(self, origin: Vec3, direction: Vec3) -> None:
        self.origin = origin
        self.direction = direction

    def at(self, t: float) -> Vec3:
        return self.origin + self.direction * t


class Sphere:
    def __init__(self, centre: Vec3, radius: float, colour: Vec3, mirror: float) -> None:
        self.centre = centre
        self.radius = radius
        self.colour = colour
        self.mirror = mirror

    def hit(self, ray: Ray) -> float:
        """Where the ray enters the sphere; negative when it does not."""
        to_centre = ray.origin - self.centre
        b = to_centre.dot(ray.direction)
        c = to_centre.dot(to_centre) - self.radius * self.radius
        under = b * b - c
        if under < 0.0:
            return -1.0
        root = sqrt(under)
        if -b - root > 1e-6:
            return -b - root
        if -b + root > 1e-6:
            return -b + root
        return -1.0


class Scene:
    def __init__(self, spheres: list[Sphere], light: Vec3) -> None:
        self.spheres = spheres
        self.light = light

    def nearest(self, ray: Ray) -> tuple[Sphere | None, float]:
        best = None
        best_t = 1e30
        for sphere in self.spheres:
            t = sphere.hit(ray)
            if 0.0 < t < best_t:
                best = sphere
                best_t = t
        return best, best_t

    def shadowed(self, point: Vec3, direction: Vec3) -> bool:
        ray = Ray(point, direction)
        for sphere in self.spheres:
            if sphere.hit(ray) > 0.0:
                return True
        return False

    def trace(self, ray: Ray, depth: int) -> Vec3:
        sphere, t = self.nearest(ray)
        if sphere is None:
            sky = 0.5 * (ray.direction.y + 1.0)
            return Vec3(1.0, 1.0, 1.0) * (1.0 - sky) + Vec3(0.5, 0.7, 1.0) * sky
        point = ray.at(t)
        normal = (point - sphere.centre).unit()
        to_light = (self.light - point).unit()
        brightness = 0.1
        facing = normal.dot(to_light)
        if facing > 0.0 and not self.shadowed(point, to_light):
            brightness += 0.9 * facing
        colour = sphere.colour * brightness
        if sphere.mirror > 0.0 and depth > 0:
            along = ray.direction.dot(normal)
            bounced = Ray(point, (ray.direction - normal * (2.0 * along)).unit())
            colour = colour * (1.0 - sphere.mirror) + self.trace(bounced, depth - 1) * sphere.mirror
        return colour


def main() -> None:
    width = int(sys.argv[1]) if len(sys.argv) > 1 else 180
    height = width * 3 // 4
    spheres = [
        Sphere(Vec3(0.0, -1000.0, 0.0), 1000.0, Vec3(0.6, 0.6, 0.5), 0.1),
        Sphere(Vec3(0.0, 1.0, 0.0), 1.0, Vec3(0.9, 0.2, 0.2), 0.3),
        Sphere(Vec3(-2.2, 0.8, 0.5), 0.8, Vec3(0.2, 0.9, 0.2), 0.2),
        Sphere(Vec3(2.0, 0.7, -0.6), 0.7, Vec3(0.2, 0.3, 0.9), 0.5),
    ]
    scene = Scene(spheres, Vec3(5.0, 8.0, -6.0))
    eye = Vec3(0.0, 1.5, -6.0)
    total = Vec3(0.0, 0.0, 0.0)
    for y in range(height):
        for x in range(width):
            direction = Vec3((x - width / 2) / height, (height / 2 - y) / height, 1.2).unit()
            total = total + scene.trace(Ray(eye, direction), 3)
    pixels = width * height
    print(f"{total.x / pixels:.9f} {total.y / pixels:.9f} {total.z / pixels:.9f}")


main()
