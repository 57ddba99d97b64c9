"""Compares the solver with SciPy's linear_sum_assignment: same matrices, same machine, one after the other.

    pip install numpy scipy
    python3 app/domain/benches/assignment_scipy.py [SIZE]

Exits with 1 if a total differs or the solver is the slower one.
"""

import statistics
import subprocess
import sys
import time

import numpy as np
from scipy.optimize import linear_sum_assignment

BENCH = ["cargo", "bench", "--quiet", "--package", "domain", "--bench", "assignment", "--"]


def mix(numbers):
    """The same numbers as `mix` in assignment.rs."""
    z = numbers * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def scipy_answer(size, spread, rounds):
    cells = np.arange(1, size * size + 1, dtype=np.uint64)
    scores = (mix(cells) % np.uint64(spread)).astype(np.float64).reshape(size, size)
    linear_sum_assignment(scores, maximize=True)
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        rows, columns = linear_sum_assignment(scores, maximize=True)
        times.append((time.perf_counter() - start) * 1000)
    return len(rows), int(scores[rows, columns].sum()), statistics.median(times)


def our_answer(size, spread, rounds):
    command = [*BENCH, str(size), str(spread), str(rounds)]
    pairs, total, solving, checking = subprocess.run(
        command, check=True, capture_output=True, text=True
    ).stdout.split()
    return int(pairs), int(total), float(solving), float(checking)


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    rounds = 9 if size <= 2000 else 1
    is_right = True
    print(f"{size} by {size}, all allowed; medians of {rounds}, milliseconds")
    print("scores up to        ours   check   SciPy   ours/SciPy   totals")
    for spread in (10, 100, 1000, 1_000_000):
        pairs, total, solving, checking = our_answer(size, spread, rounds)
        scipy_pairs, scipy_total, scipy_time = scipy_answer(size, spread, rounds)
        is_same = (pairs, total) == (scipy_pairs, scipy_total)
        ratio = solving / scipy_time
        is_right &= is_same and ratio <= 1
        words = f"equal, {total}" if is_same else f"DIFFERENT: {total} and {scipy_total}"
        print(f"{spread:12} {solving:11.1f} {checking:7.1f} {scipy_time:7.1f} {ratio:12.2f}   {words}")
    sys.exit(0 if is_right else 1)


if __name__ == "__main__":
    main()
