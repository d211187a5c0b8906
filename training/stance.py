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
# The variance of the weights, by what a feature's name begins with; smaller is smoother. What is seen of a claim is the
# same in all its rows, so that there is less to learn from; of how common a stance is the rows know best.
PRIOR = {"claim": 0.05, "word": 0.1, "bias": 1e6}
OTHERS = 0.2
CLAIMS = 5  # a word seen with fewer claims gets no weight
FEW = 3  # nor any other feature
# What is known without the rows, which have hardly any of these: another number of the same contradicts; a headline that
# shares no word with the claim says nothing of it. The weights are drawn here instead of to 0.
KNOWN = {"number differs": (-2.0, 2.0, 0.0), "cover nothing": (-2.0, -2.0, 3.0)}
SURE = 0.05  # the variance of these
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
    return [json.loads(line) for line in out.stdout.splitlines()]


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
        for i, (yes, no, neither) in zip(test, scores.tolist()):
            chances[i] = [no, yes, neither] if seen[i]["denied"] else [yes, no, neither]
    return chances


def fit(rows, seen, chosen):
    """Names of the features that get a weight, and their weights for each stance."""
    claims = defaultdict(set)
    for i in chosen:
        for name in seen[i]["features"]:
            claims[name].add(rows[i]["claim_id"])
    enough = {name for name, of in claims.items() if len(of) >= (CLAIMS if name.startswith("word ") else FEW)}
    names = sorted(enough | KNOWN.keys())
    x = matrix(seen, chosen, names)
    y = torch.tensor([side(rows[i], seen[i]) for i in chosen])
    known = torch.tensor([KNOWN.get(name, (0.0, 0.0, 0.0)) for name in names], dtype=torch.float64)
    variance = torch.tensor([[SURE if name in KNOWN else PRIOR.get(name.split()[0], OTHERS)] for name in names])
    weights = known.clone().requires_grad_()
    solver = torch.optim.LBFGS([weights], max_iter=300, tolerance_grad=1e-6, line_search_fn="strong_wolfe")

    def loss():
        solver.zero_grad()
        far = ((weights - known).square() / (2 * variance)).sum()
        value = torch.nn.functional.cross_entropy(x @ weights, y, reduction="sum") + far
        value.backward()
        return value

    solver.step(loss)
    return names, weights.detach()


def side(row, seen):
    """The stance to fit to: for and against change places where the features are those of what the claim denies."""
    return STANCES.index({"for": "against", "against": "for"}.get(row["stance"], row["stance"]) if seen["denied"] else row["stance"])


def matrix(seen, chosen, names):
    column = {name: n for n, name in enumerate(names)}
    x = torch.zeros(len(chosen), len(names), dtype=torch.float64)
    for row, i in enumerate(chosen):
        for name, value in seen[i]["features"].items():
            if name in column:
                x[row, column[name]] = value
    return x


if __name__ == "__main__":
    main()
