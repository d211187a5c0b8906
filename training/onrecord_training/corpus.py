"""Texts as the Rust program cuts and marks them, with PolNeAR's gold on their tokens."""

import bisect
import gzip
import json
import random
import subprocess
from pathlib import Path

import torch

ROLES = ("source", "cue", "content")
MARKS = 14


def rows(path):
    opener = gzip.open if str(path).endswith(".gz") else open
    with opener(path, "rt", encoding="utf8") as lines:
        for line in lines:
            yield json.loads(line)


def write_samples(program, texts, out):
    """Runs the `samples` example over rows of id and text."""
    lines = "".join(json.dumps({"id": r["id"], "text": r["text"]}) + "\n" for r in texts)
    made = subprocess.run([str(program)], input=lines, capture_output=True, text=True, check=True)
    Path(out).write_text(made.stdout, encoding="utf8")


def choose_unlabelled(path, count, seed=1):
    """Articles of ordinary length, in an order that depends on the seed alone."""
    found = [{"id": r["url"], "text": r["text"]} for r in rows(path) if r["text"] and 1200 < len(r["text"]) < 7000]
    random.Random(seed).shuffle(found)
    return found[:count]


def load(samples, gold=None):
    """Samples, ready for the networks; with PolNeAR rows, their attributions as token ranges."""
    annotated = {r["id"]: first_annotator(r) for r in rows(gold)} if gold else {}
    out = []
    for row in rows(samples):
        sample = row["sample"]
        sample["id"] = row["id"]
        sample["gold"] = [on_tokens(sample["tokens"], a) for a in annotated.get(row["id"], [])]
        sample["gold"] = [a for a in sample["gold"] if a["cue"] and a["content"]]
        prepare(sample)
        out.append(sample)
    return out


def first_annotator(row):
    return [a for a in row["annotations"][min(row["annotations"])]["attributions"] if a.get("content")]


def on_tokens(tokens, attribution):
    starts = [start for start, _ in tokens]

    def run(start, end):
        first = max(0, bisect.bisect_left(starts, start) - 1)
        while first < len(tokens) and tokens[first][1] <= start:
            first += 1
        return first, bisect.bisect_left(starts, end)

    runs = {role: [run(*span) for span in attribution.get(role) or []] for role in ROLES}
    return {role: [(a, b) for a, b in found if b > a] for role, found in runs.items()}


def prepare(sample):
    count = len(sample["tokens"])
    marks = torch.tensor(sample["marks"], dtype=torch.long).reshape(count, 1)
    sample["features"] = ((marks >> torch.arange(MARKS)) & 1).float()
    sample["sentences"] = torch.tensor(sample["sentence"])
    sample["blocks"] = torch.tensor(sample["block"])
    sample["rows"] = torch.tensor(sample["rows"], dtype=torch.long).reshape(count, 4)
    by_cue = {}
    for rule in sample["rules"]:
        for start, end in rule[1]:
            for i in range(start, end):
                by_cue.setdefault(i, rule)
    sample["rule_of_cue"] = by_cue


def cue_labels(sample):
    """0 no cue, 1 a cue's first token, 2 inside one."""
    labels = torch.zeros(len(sample["tokens"]), dtype=torch.long)
    for attribution in sample["gold"]:
        for start, end in attribution["cue"]:
            labels[start] = 1
            inner = labels[start + 1 : end]
            inner[inner == 0] = 2
    return labels


def role_labels(sample, reach):
    """For each gold cue its range and, for the tokens around it, 0 neither, 1 source, 2 content."""
    out = []
    for attribution in sample["gold"]:
        cue = attribution["cue"][0]
        labels = torch.zeros(2 * reach + 1, dtype=torch.long)
        for label, role in ((1, "source"), (2, "content")):
            for start, end in attribution[role]:
                first, last = max(start - cue[0] + reach, 0), min(end - cue[0] + reach, 2 * reach + 1)
                if last > first:
                    labels[first:last] = label
        out.append((cue, labels))
    return out


def split(samples, every=10):
    """Every tenth text is held out for choices; the dev part is for the last look."""
    held = samples[::every]
    return [s for n, s in enumerate(samples) if n % every], held
