"""SciMark's kind: a fast Fourier transform in place, forth and back."""
import math


def reverse_bits(data):
    size = len(data) // 2
    j = 0
    for i in range(size - 1):
        if i < j:
            data[2 * i], data[2 * j] = data[2 * j], data[2 * i]
            data[2 * i + 1], data[2 * j + 1] = data[2 * j + 1], data[2 * i + 1]
        k = size >> 1
        while k <= j:
            j -= k
            k >>= 1
        j += k


def transform(data, direction):
    size = len(data) // 2
    reverse_bits(data)
    dual = 1
    while dual < size:
        theta = direction * math.pi / dual
        s, t = math.sin(theta), math.sin(theta / 2)
        s2 = 2.0 * t * t
        w_real, w_imag = 1.0, 0.0
        for a in range(dual):
            if a:
                w_real, w_imag = w_real - s * w_imag - s2 * w_real, w_imag + s * w_real - s2 * w_imag
            for b in range(a, size, 2 * dual):
                i, j = 2 * b, 2 * (b + dual)
                x, y = data[j], data[j + 1]
                real = w_real * x - w_imag * y
                imag = w_real * y + w_imag * x
                data[j] = data[i] - real
                data[j + 1] = data[i + 1] - imag
                data[i] += real
                data[i + 1] += imag
        dual *= 2


def main(size=4096, rounds=10):
    data = [math.sin(index * 0.37) + (index % 5) * 0.1 for index in range(2 * size)]
    start = data[:]
    for _ in range(rounds):
        transform(data, -1)
        transform(data, 1)
        data = [value / size for value in data]
    print(max(abs(a - b) for a, b in zip(start, data)) < 1e-8, f"{sum(data):.6f}")


main()
