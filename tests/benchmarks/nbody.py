"""Planets: floats in lists, nested loops over pairs, a power that is not a square root."""

SOLAR_MASS = 39.47841760435743
DAYS = 365.24


def system():
    """Sun and the four giants: [position, velocity, mass], in astronomical units and years."""
    giants = [
        ([4.84143144246472, -1.16032004402743, -0.103622044471123], [0.00166007664274404, 0.00769901118419740, -6.90460016972063e-05],
         9.54791938424327e-04),
        ([8.34336671824458, 4.12479856412431, -0.403523417114321], [-0.00276742510726411, 0.00499852801234917, 2.30417297573764e-05],
         2.85885980666131e-04),
        ([12.8943695621391, -15.1111514016986, -0.223307578892656], [0.00296460137564762, 0.00237847173959481, -2.96589568540238e-05],
         4.36624404335156e-05),
        ([15.3796971148509, -25.9193146099879, 0.179258772950371], [0.00268067772490389, 0.00162824170038242, -9.51592254519716e-05],
         5.15138902046611e-05),
    ]
    bodies = [([0.0] * 3, [0.0] * 3, SOLAR_MASS)]
    for place, speed, mass in giants:
        bodies.append((place, [component * DAYS for component in speed], mass * SOLAR_MASS))
    for axis in range(3):
        bodies[0][1][axis] = -sum(speed[axis] * mass for _, speed, mass in bodies[1:]) / SOLAR_MASS
    return bodies


def pairs_of(bodies):
    return [(first, second) for index, first in enumerate(bodies) for second in bodies[index + 1:]]


def energy(bodies, pairs):
    total = sum(mass * (x * x + y * y + z * z) / 2 for _, (x, y, z), mass in bodies)
    for ((x1, y1, z1), _, mass1), ((x2, y2, z2), _, mass2) in pairs:
        total -= mass1 * mass2 / ((x1 - x2) ** 2 + (y1 - y2) ** 2 + (z1 - z2) ** 2) ** 0.5
    return total


def advance(bodies, pairs, step, count):
    for _ in range(count):
        for ((x1, y1, z1), speed1, mass1), ((x2, y2, z2), speed2, mass2) in pairs:
            dx = x1 - x2
            dy = y1 - y2
            dz = z1 - z2
            pull = step * (dx * dx + dy * dy + dz * dz) ** -1.5
            pull1 = mass1 * pull
            pull2 = mass2 * pull
            speed1[0] -= dx * pull2
            speed1[1] -= dy * pull2
            speed1[2] -= dz * pull2
            speed2[0] += dx * pull1
            speed2[1] += dy * pull1
            speed2[2] += dz * pull1
        for place, (vx, vy, vz), _ in bodies:
            place[0] += step * vx
            place[1] += step * vy
            place[2] += step * vz


def main():
    bodies = system()
    pairs = pairs_of(bodies)
    print(f"{energy(bodies, pairs):.9f}")
    advance(bodies, pairs, 0.01, 60_000)
    print(f"{energy(bodies, pairs):.9f}")


main()
