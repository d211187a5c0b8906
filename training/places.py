#!/usr/bin/env python3
"""Fits the weights of places: crates/text/src/places/weights.tsv.

    cargo build --release -p onrecord-cli --example place_samples
    training/.venv/bin/python training/places.py

The articles of the Local-Global Lexicon with even index, in the order of their ids, are fitted on; those with odd
index are only scored. Three fits, each a regression with a ridge: of signs, whether a name is a place (logistic); of
traits, which of its places is meant (conditional logit); of both together, how likely the reading is right (logistic,
on readings by weights that were fitted without their article). Weights that are `set` in the table stay. What a sign
says of the same name elsewhere and traits of the places beside come from the weights that the program was built with:
build it again and run this once more when they change much.
"""

import argparse
import json
import math
import os
import subprocess
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "crates/text/src/places/weights.tsv"
# A reading is right within 100 miles, as everywhere with this corpus; a place is the corpus's within 20 km.
NEAR, SAME = 161.0, 20.0
LIKELY, FOLDS, RIDGE = 0.5, 5, 1.0


def kilometres(a, b):
    lat, lon = math.radians(a[0] - b[0]) / 2, math.radians(a[1] - b[1]) / 2
    h = math.sin(lat) ** 2 + math.cos(math.radians(a[0])) * math.cos(math.radians(b[0])) * math.sin(lon) ** 2
    return 2 * 6371 * math.asin(min(1, math.sqrt(h)))


def sigmoid(x):
    return 1 / (1 + np.exp(-np.clip(x, -40, 40)))


def log_odds(p):
    p = np.clip(p, 0.001, 0.999)
    return np.log(p / (1 - p))


def solve(weights, free, step, rounds=60):
    """Newton's method over the weights that are free; `step` gives gradient and curvature."""
    weights = weights.copy()
    for _ in range(rounds):
        gradient, curvature = step(weights)
        gradient = gradient - RIDGE * weights
        curvature = curvature + RIDGE * np.eye(len(weights))
        change = np.linalg.solve(curvature[np.ix_(free, free)], gradient[free])
        weights[free] += np.clip(change, -1, 1)
        if np.abs(change).max() < 1e-5:
            break
    return weights


def logistic(x, y, weights, free):
    def step(w):
        p = sigmoid(x @ w)
        return x.T @ (y - p), (x * (p * (1 - p))[:, None]).T @ x

    return solve(weights, free, step)


def choice(groups, weights, free):
    """Which of several: each group is the traits of all and which of them are right."""

    def step(w):
        gradient, curvature = np.zeros(len(w)), np.zeros((len(w), len(w)))
        for x, right in groups:
            p = share(x, w)
            mean = p @ x
            target = p * right
            gradient += (target / target.sum()) @ x - mean
            curvature += (x * p[:, None]).T @ x - np.outer(mean, mean)
        return gradient, curvature

    return solve(weights, free, step)


def share(x, weights):
    score = x @ weights
    score = np.exp(score - score.max())
    return score / score.sum()


class Names:
    """The names of one article, beside the corpus's."""

    def __init__(self, row, sample, signs):
        gold = row["toponyms"]
        self.signs, self.place, self.traits, self.away, self.same = [], [], [], [], []
        for mention in sample["mentions"]:
            start, end = mention["span"]
            right = next((g for g in gold if g["span"][0] < end and start < g["span"][1]), None)
            vector = np.zeros(signs)
            vector[mention["signs"]] = 1
            sites = sample["names"][mention["name"]]
            at = right and right["lat"] is not None and (right["lat"], right["lon"])
            self.signs.append(vector)
            self.place.append(right is not None)
            self.traits.append(np.array([site["traits"] for site in sites]))
            self.away.append(np.array([kilometres(at, (s["lat"], s["lon"])) for s in sites]) if at else None)
            self.same.append([site["same"] for site in sites])


def fit(articles, table):
    """Weights of signs and traits."""
    x = np.array([s for a in articles for s in a.signs])
    y = np.array([p for a in articles for p in a.place], float)
    signs = logistic(x, y, *table["sign"])
    groups = []
    for article in articles:
        for traits, away in zip(article.traits, article.away):
            if away is not None and len(away) > 1 and (away < SAME).any() and not (away < SAME).all():
                groups.append((traits, (away < SAME).astype(float)))
    return signs, choice(groups, *table["trait"])


def readings(articles, signs, traits):
    """Log odds of place and reading, and whether it is right, of every name that is taken for a place."""
    out = []
    for a in articles:
        for n, vector in enumerate(a.signs):
            belief = sigmoid(vector @ signs)
            known = not a.place[n] or a.away[n] is not None
            if belief < LIKELY or not len(a.traits[n]) or not known:
                continue
            p = share(a.traits[n], traits)
            best = int(p.argmax())
            right = a.away[n] is not None and a.away[n][best] <= NEAR
            out.append((1.0, log_odds(belief), log_odds(p[a.same[n][best]].sum()), float(right)))
    return np.array(out)


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--shared", type=Path, default=Path(os.environ.get("ONRECORD_SHARED", ROOT.parent / "shared")))
    ask.add_argument("--samples", type=Path, help="what the program printed, instead of running it")
    ask.add_argument("--print", action="store_true", help="leave the table as it is")
    options = ask.parse_args()
    rows = [json.loads(line) for line in (options.shared / "data/places/lgl.jsonl").open()]
    rows.sort(key=lambda row: row["id"])
    if options.samples:
        printed = options.samples.read_text()
    else:
        target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        program = target / "release/examples/place_samples"
        printed = subprocess.run([program], input=lines, capture_output=True, text=True, check=True).stdout
    samples = {row["id"]: row["sample"] for row in map(json.loads, printed.splitlines())}

    lines = [line.split("\t") for line in TABLE.read_text().splitlines() if not line.startswith("#")]
    table = {}
    for kind in ("sign", "trait", "confidence"):
        own = [line for line in lines if line[0] == kind]
        fixed = np.array([line[3] == "set" for line in own])
        weights = np.array([float(line[2]) if line[3] == "set" else 0.0 for line in own])
        table[kind] = (weights, np.flatnonzero(~fixed))

    articles = [Names(row, samples[row["id"]], len(table["sign"][0])) for row in rows]
    fitted, scored = articles[::2], articles[1::2]
    apart = []
    for fold in range(FOLDS):
        weights = fit([a for n, a in enumerate(fitted) if n % FOLDS != fold], table)
        apart.append(readings(fitted[fold::FOLDS], *weights))
    apart = np.concatenate(apart)
    signs, traits = fit(fitted, table)
    confidence = logistic(apart[:, :3], apart[:, 3], *table["confidence"])

    print("confidence   fitted: names, right    scored: names, right")
    halves = [(part, sigmoid(part[:, :3] @ confidence)) for part in (apart, readings(scored, signs, traits))]
    for low in np.arange(0, 1, 0.1):
        line = f"{low:.1f}-{low + 0.1:.1f}"
        for part, sure in halves:
            here = (sure >= low) & (sure < low + 0.1 + 1e-9)
            line += f"{here.sum():>12}{100 * part[here, 3].mean() if here.any() else 0:>8.1f} %"
        print(line)
    for name, (part, sure) in zip(("fitted", "scored"), halves):
        print(f"{name}: mean confidence {100 * sure.mean():.1f} %, right {100 * part[:, 3].mean():.1f} %")

    found = {"sign": iter(signs), "trait": iter(traits), "confidence": iter(confidence)}
    head = [line for line in TABLE.read_text().splitlines() if line.startswith("#")]
    new = ["\t".join([kind, name, f"{next(found[kind]):.2f}", how]) for kind, name, _, how in lines]
    if options.print:
        print("\n".join(new))
    else:
        TABLE.write_text("\n".join(head + new) + "\n")


main()
