#!/usr/bin/env python3
"""Makes crates/link/src/stance/weights.tsv: multinomial logistic regression over the features that the Rust code prints.

    training/.venv/bin/python training/stance.py             fits on all rows and writes the weights
    training/.venv/bin/python training/stance.py --folds F   fits on nine tenths of the claims at a time and writes what
                                                             is made of the rest: a line of JSON a seed, for every row
                                                             the chance of each stance (cargo xtask eval stance)

Every row of a claim is in the same fold. Seeds are fixed; the problem has one optimum, so that nothing else is random.
"""

import argparse
import json
import os
import random
import subprocess
from collections import defaultdict
from pathlib import Path

import torch

ROOT = Path(__file__).resolve().parent.parent
STANCES = ["for", "against", "observing"]
PRIOR = 0.2  # variance of the weights: smaller is smoother
CLAIMS = 5  # a feature seen with fewer claims gets no weight; chosen, like the variance, by the cross-validation
FEW = 3  # the same for classes and shapes, of which there are not many
FOLDS, SEEDS = 10, (1, 2, 3, 4, 5)
WEIGHTS = ROOT / "crates/link/src/stance/weights.tsv"


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--shared", type=Path, default=Path(os.environ.get("ONRECORD_SHARED", ROOT.parent / "shared")))
    ask.add_argument("--folds", type=Path, metavar="FILE")
    options = ask.parse_args()
    torch.set_num_threads(1)
    corpus = options.shared / "data/stance/emergent-a.jsonl"
    rows = [json.loads(line) for line in corpus.read_text().splitlines()]
    seen = features(corpus)
    if options.folds:
        options.folds.write_text("".join(json.dumps(held_out(rows, seen, seed)) + "\n" for seed in SEEDS))
        return
    names, weights = fit(rows, seen, range(len(rows)))
    lines = [f"# Made by training/stance.py from {len(rows)} rows: feature, {', '.join(STANCES)}.\n"]
    lines += ["\t".join([name, *(f"{w:.3f}" for w in row)]) + "\n" for name, row in zip(names, weights.tolist())]
    WEIGHTS.write_text("".join(lines))
    print(f"{WEIGHTS.relative_to(ROOT)}: {len(names)} features, {WEIGHTS.stat().st_size} bytes")


def features(corpus):
    """What the Rust code sees in every row."""
    program = ["cargo", "run", "--quiet", "--release", "--package", "onrecord-link", "--example", "stance"]
    with corpus.open() as rows:
        out = subprocess.run(program, cwd=ROOT, stdin=rows, stdout=subprocess.PIPE, check=True, text=True)
    return [json.loads(line)["features"] for line in out.stdout.splitlines()]


def held_out(rows, seen, seed):
    """The chances of every row, by weights that were fitted on other claims."""
    claims = sorted({row["claim_id"] for row in rows})
    random.Random(seed).shuffle(claims)
    fold = {claim: n % FOLDS for n, claim in enumerate(claims)}
    chances = [None] * len(rows)
    for k in range(FOLDS):
        names, weights = fit(rows, seen, [i for i, row in enumerate(rows) if fold[row["claim_id"]] != k])
        test = [i for i, row in enumerate(rows) if fold[row["claim_id"]] == k]
        scores = torch.softmax(matrix(seen, test, names) @ weights, dim=1)
        for i, row in zip(test, scores.tolist()):
            chances[i] = row
    return chances


def fit(rows, seen, chosen):
    """Names of the features that get a weight, and their weights for each stance."""
    claims = defaultdict(set)
    for i in chosen:
        for name in seen[i]:
            claims[name].add(rows[i]["claim_id"])
    names = sorted(name for name, of in claims.items() if len(of) >= (CLAIMS if name.startswith("word ") else FEW))
    x = matrix(seen, chosen, names)
    y = torch.tensor([STANCES.index(rows[i]["stance"]) for i in chosen])
    weights = torch.zeros(len(names), len(STANCES), dtype=torch.float64, requires_grad=True)
    solver = torch.optim.LBFGS([weights], max_iter=300, tolerance_grad=1e-6, line_search_fn="strong_wolfe")

    def loss():
        solver.zero_grad()
        value = torch.nn.functional.cross_entropy(x @ weights, y, reduction="sum") + weights.square().sum() / (2 * PRIOR)
        value.backward()
        return value

    solver.step(loss)
    return names, weights.detach()


def matrix(seen, chosen, names):
    column = {name: n for n, name in enumerate(names)}
    x = torch.zeros(len(chosen), len(names), dtype=torch.float64)
    for row, i in enumerate(chosen):
        for name, value in seen[i].items():
            if name in column:
                x[row, column[name]] = value
    return x


if __name__ == "__main__":
    main()
