"""95 % intervals of attribution F1: articles drawn with replacement, 2,000 times, from a fixed seed.

intervals.py SCORER PREDICTED GOLD prints one JSON object: kind -> [low, high].
"""

import json
import os
import random
import sys

scorer, predicted, gold = sys.argv[1:]
sys.path.insert(0, os.path.dirname(scorer))
import score_attribution as scoring  # noqa: E402

gold, texts = scoring.load_gold(gold)
found = {}
with open(predicted, encoding="utf8") as rows:
    for row in map(json.loads, rows):
        found[row["doc"]] = [s for s in row["statements"] if s.get("field", "text") == "text"]
articles = {kind: [] for kind in scoring.KINDS}
for name in gold:
    one = scoring.score({name: gold[name]}, found, texts)
    for kind in scoring.KINDS:
        part = one[f"attr/{kind}"]
        given, wanted = part["n_pred"], part["n_gold"]
        articles[kind].append((part["P"] * given / 100, given, part["R"] * wanted / 100, wanted))

draw = random.Random(0)
count = len(gold)
drawn = {kind: [] for kind in scoring.KINDS}
for _ in range(2000):
    some = [draw.randrange(count) for _ in range(count)]
    for kind, rows in articles.items():
        right, given, met, wanted = (sum(column) for column in zip(*(rows[i] for i in some)))
        precision, recall = right / max(given, 1), met / max(wanted, 1)
        drawn[kind].append(200 * precision * recall / max(precision + recall, 1e-9))
intervals = {kind: [sorted(values)[int(len(values) * q)] for q in (0.025, 0.975)] for kind, values in drawn.items()}
print(json.dumps(intervals))
