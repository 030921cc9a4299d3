"""Prime sieves: a list indexed in loops, a bytearray cut by slices."""


def sieve_by_index(limit):
    prime = [True] * (limit + 1)
    prime[0] = prime[1] = False
    i = 2
    while i * i <= limit:
        if prime[i]:
            j = i * i
            while j <= limit:
                prime[j] = False
                j += i
        i += 1
    return prime


def sieve_by_slice(limit):
    prime = bytearray([1]) * (limit + 1)
    prime[0] = prime[1] = 0
    for i in range(2, int(limit ** 0.5) + 1):
        if prime[i]:
            prime[i * i::i] = bytes(len(range(i * i, limit + 1, i)))
    return prime


def main():
    first = sieve_by_index(2_500_000)
    last = 0
    for number in range(len(first)):
        if first[number]:
            last = number
    second = sieve_by_slice(4_000_000)
    print(sum(first), last, sum(second))


main()
