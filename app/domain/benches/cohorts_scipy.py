"""Compares whole proposals with SciPy's linear_sum_assignment: 50 random cohorts, half of them square and half uneven, with
weights and forbidden pairs, for both aims.

    pip install numpy scipy
    python3 app/domain/benches/cohorts_scipy.py target/release/paired-learning

Each cohort is imported into the demo, its scores are exported, and SciPy solves what `export scores` wrote; what
`pair propose` answers must have as many pairs, the same worst-off score and the same total. Exits with 1 if any differs.
"""

import csv
import json
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from scipy.optimize import linear_sum_assignment

COHORT = "demo/recruiting"
GRADES = {"clinician": ["FY2", "ST3", "ST5", "Consultant", "Band 6", "Band 7"], "manager": ["Band 7", "Band 8a", "Band 8b", "Band 8d"]}
SITES = ["Queen Maud", "Riverside", "St Aldhelm's"]
DIVISIONS = ["Corporate", "Medicine", "Surgery", "Women and children"]
INTERESTS = ["digital", "discharge", "equality", "finance", "patient flow", "safety", "theatre use", "workforce"]
HALF_DAYS = [f"{day} {half}" for day in ("Mon", "Tue", "Wed", "Thu", "Fri") for half in ("am", "pm")]


def cohort(draw, clinicians, managers):
    """A spreadsheet of so many people on each side; many are kept apart, by a note or by line management."""
    people = [("clinician", n) for n in range(clinicians)] + [("manager", n) for n in range(managers)]
    address = lambda one: f"{one[0]}{one[1]}@random.example"
    rows = [["First name", "Last name", "Email", "Side", "Grade", "Site", "Division", "Availability", "Interests", "Line manager", "Not with"]]
    for one in people:
        others = [other for other in people if other[0] != one[0]]
        apart = draw.sample(others, min(len(others), draw.choice([0, 0, 1, len(others) // 2, len(others) - 1])))
        rows.append([
            one[0].title(), f"Number {one[1]}", address(one), one[0], draw.choice(GRADES[one[0]]), draw.choice(SITES),
            draw.choice(DIVISIONS), "; ".join(draw.sample(HALF_DAYS, 3)), "; ".join(draw.sample(INTERESTS, 2)),
            address(draw.choice(others)) if draw.random() < 0.3 else "", "; ".join(map(address, apart)),
        ])
    return rows


def best(allowed, scores):
    """Most pairs, then the greatest total, by SciPy."""
    if not allowed.any():
        return 0, 0
    bonus = int(np.abs(scores[allowed]).max()) * 2 * max(scores.shape) + 1
    rows, columns = linear_sum_assignment(np.where(allowed, scores + bonus, 0), maximize=True)
    chosen = allowed[rows, columns]
    return int(chosen.sum()), int(scores[rows, columns][chosen].sum())


def best_worst(allowed, scores):
    """Most pairs, then the best worst-off, then the greatest total: the highest score from which so many are possible."""
    most, _ = best(allowed, scores)
    for floor in sorted(set(scores[allowed].tolist()), reverse=True):
        from_there = allowed & (scores >= floor)
        if best(from_there, np.zeros_like(scores))[0] == most:
            return most, floor, best(from_there, scores)[1]
    return 0, None, 0


def main():
    binary = Path(sys.argv[1] if len(sys.argv) > 1 else "target/debug/paired-learning").resolve()
    different = forbidden = compared = 0
    shapes = {"square": 0, "uneven": 0}
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)

        def call(database, *words):
            command = [binary, "--database-url", f"sqlite:{folder / database}", *words]
            return subprocess.run(command, check=True, capture_output=True, text=True, cwd=folder).stdout

        def exported(database):
            """Rows of `export scores`, and everybody's place on each side."""
            call(database, "export", "scores", "--cohort", COHORT, "--out", "scores.csv")
            with open(folder / "scores.csv", newline="", encoding="utf-8-sig") as file:
                rows = list(csv.DictReader(file))
            names = [dict.fromkeys(row[side] for row in rows) for side in ("clinician", "manager")]
            return rows, [{name: at for at, name in enumerate(side)} for side in names]

        call("demo.db", "seed", "demo")
        clinicians_of_demo, managers_of_demo = map(len, exported("demo.db")[1])
        for number in range(50):
            draw = random.Random(number)
            clinicians = draw.randint(3, 40)
            square = clinicians + clinicians_of_demo - managers_of_demo
            managers = square if number % 2 == 0 else draw.choice([n for n in range(3, 41) if n != square])
            shutil.copy(folder / "demo.db", folder / "one.db")
            with open(folder / "people.csv", "w", newline="") as file:
                csv.writer(file).writerows(cohort(draw, clinicians, managers))
            call("one.db", "import", "participants", "people.csv", "--cohort", COHORT, "--all-or-nothing")
            rows, place = exported("one.db")
            shape = (len(place[0]), len(place[1]))
            allowed, scores = np.zeros(shape, dtype=bool), np.zeros(shape, dtype=np.int64)
            for row in rows:
                at = place[0][row["clinician"]], place[1][row["manager"]]
                allowed[at], scores[at] = row["allowed"] in ("yes", "true", "1"), int(row["score"] or 0)
            shapes["square" if shape[0] == shape[1] else "uneven"] += 1
            compared += allowed.size
            forbidden += int((~allowed).sum())
            for aim in ("total", "worst"):
                ours = json.loads(call("one.db", "pair", "propose", "--cohort", COHORT, "--objective", aim, "--json"))
                answer = (len(ours["pairs"]), ours["worst"], ours["total"])
                if aim == "worst":
                    theirs = best_worst(allowed, scores)
                else:
                    pairs, total = best(allowed, scores)
                    # Which pair is worst off is not part of this aim.
                    theirs = (pairs, ours["worst"], total)
                if answer != theirs:
                    different += 1
                    print(f"DIFFERENT: cohort {number}, {shape[0]} by {shape[1]}, aim {aim}: {answer}, SciPy {theirs}")
    print(f"{shapes['square']} square and {shapes['uneven']} uneven cohorts; {compared} pairs compared, {forbidden} of them forbidden")
    print(f"{different} differences in 100 proposals")
    sys.exit(1 if different else 0)


if __name__ == "__main__":
    main()
