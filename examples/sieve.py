"""Primes by the sieve of Eratosthenes."""


def primes_below(limit: int) -> list[int]:
    is_prime = [True] * limit
    is_prime[0] = is_prime[1] = False
    i = 2
    while i * i < limit:
        if is_prime[i]:
            for j in range(i * i, limit, i):
                is_prime[j] = False
        i += 1
    return [n for n, prime in enumerate(is_prime) if prime]


found = primes_below(30000)
print(len(found), found[:10], found[-1])
print(sum(found))
