"""Particles of frozen and slotted dataclasses."""

import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Vector:
    x: float
    y: float

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def scaled(self, by):
        return Vector(self.x * by, self.y * by)

    def dot(self, other):
        return self.x * other.x + self.y * other.y


@dataclass(slots=True)
class Particle:
    position: Vector
    velocity: Vector

    def step(self, dt):
        self.position = self.position + self.velocity.scaled(dt)
        if self.position.dot(self.position) > 1e6:
            self.velocity = self.velocity.scaled(-1.0)


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 4_000
    particles = [Particle(Vector(float(i), i * 2.0), Vector(1.0, 0.5 * i)) for i in range(100)]
    for _ in range(n):
        for particle in particles:
            particle.step(0.01)
    print(round(sum(p.position.dot(p.velocity) for p in particles), 6), len({p.position for p in particles}))


main()
