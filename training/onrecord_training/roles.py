"""How tokens around a cue stand to it. crates/text/src/attribution/trained/relation.rs is its twin."""

import torch

FACTS = 9
BUCKETS = 40


def bucket(distance):
    apart = distance.abs()
    far = (8 + torch.log2(apart.clamp(min=8).float() / 8) * 3).long().clamp(max=19)
    near = torch.where(apart < 8, apart, far)
    return torch.where(distance < 0, near + 20, near)


def relations(sample, cues, reach):
    """Index, bucket, facts and validity of the tokens from `reach` before each cue to `reach` behind."""
    count, wide = len(sample["tokens"]), 2 * reach + 1
    start = torch.tensor([c[0] for c in cues])
    end = torch.tensor([c[1] for c in cues])
    real = start[:, None] + torch.arange(-reach, reach + 1)[None]
    valid = (real >= 0) & (real < count)
    at = real.clamp(0, count - 1)
    none = torch.zeros(1, dtype=torch.long)
    distance = torch.where(at < end[:, None], torch.minimum(at - start[:, None], none), at - end[:, None] + 1)
    ruled = torch.zeros(len(cues), wide, 3)
    for k, (a, b) in enumerate(cues):
        rule = next((sample["rule_of_cue"][i] for i in range(a, b) if i in sample["rule_of_cue"]), None)
        if rule is None:
            continue
        ruled[k, :, 2] = 1
        for fact, runs in ((0, rule[0]), (1, rule[2])):
            for p, q in runs:
                first, last = max(p - a + reach, 0), min(q - a + reach, wide)
                if last > first:
                    ruled[k, first:last, fact] = 1
    sentences = sample["sentences"][at] - sample["sentences"][start][:, None]
    blocks = sample["blocks"][at] - sample["blocks"][start][:, None]
    inside = (real >= start[:, None]) & (real < end[:, None])
    facts = [inside, sentences == 0, sentences == -1, sentences == 1, blocks == 0, blocks.abs() == 1]
    facts = torch.cat([ruled, torch.stack([f.float() for f in facts], -1)], -1)
    return at, bucket(distance), facts, valid


def read_cues(chances, threshold):
    """Cue ranges with their chance, from each token's chances of the three labels."""
    found, i, chances = [], 0, chances.tolist()
    while i < len(chances):
        sure, first = chances[i][1], i
        i += 1
        if sure > threshold:
            while i < len(chances) and chances[i][2] > 0.5:
                i += 1
            found.append((first, i, sure))
    return found
