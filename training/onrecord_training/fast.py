"""The fast model: hashed words, beginnings, endings and shapes, and a few dilated convolutions."""

from collections import Counter

import numpy
import torch
import torch.nn.functional as F
from torch import nn

from .corpus import MARKS
from .roles import BUCKETS, FACTS, relations

REACH = 40
# As in crates/text/src/attribution/trained/hashed.rs.
TABLES = (1 << 16, 1 << 12, 1 << 13, 1 << 10)
# Rows of nothing between texts that are encoded together: no convolution reaches across.
GAP = 16


class Block(nn.Module):
    """A residual convolution over three tokens `apart`, then back to the width. Takes texts × width × tokens."""

    def __init__(self, width, inner, apart):
        super().__init__()
        self.spread = nn.Conv1d(width, inner, 3, padding=apart, dilation=apart)
        self.back = nn.Conv1d(inner, width, 1)
        nn.init.normal_(self.back.weight, std=0.02)
        nn.init.zeros_(self.back.bias)

    def forward(self, x, drop):
        return x + drop(self.back(F.relu(self.spread(x))))


class Fast(nn.Module):
    reach = REACH

    def __init__(self, width=64, inner=64, told=32):
        super().__init__()
        self.tables = nn.ModuleList(nn.Embedding(size, width) for size in TABLES)
        for table, std in zip(self.tables, (0.3, 0.06, 0.06, 0.06)):
            nn.init.normal_(table.weight, std=std)
        self.marks = nn.Linear(MARKS, width)
        self.blocks = nn.ModuleList(Block(width, inner, k) for k in (1, 3, 9))
        self.cue = nn.Sequential(nn.Linear(width, 64), nn.ReLU(), nn.Linear(64, 3))
        self.token = nn.Linear(width, told)
        self.told = nn.Linear(width, 2 * told)
        self.distance = nn.Embedding(BUCKETS, told)
        self.facts = nn.Linear(FACTS, told)
        self.layers = nn.ModuleList(Block(told, told, k) for k in (1, 3))
        self.out = nn.Linear(told, 3)
        self.drop = nn.Dropout(0.1)

    def start_words(self, samples, weights, tokenizer):
        """Starts the table of words from MiniLM's word pieces, brought down to its width (PCA)."""
        counts, row_of = Counter(), {}
        for sample in samples:
            counts.update(sample["lower"])
            row_of.update(zip(sample["lower"], sample["rows"][:, 0].tolist()))
        words = list(counts)
        vectors = numpy.stack([weights[tokenizer(w)].mean(0) for w in words])
        often = numpy.argsort([-counts[w] for w in words])[:20_000]
        mean = vectors[often].mean(0)
        axes = numpy.linalg.svd(vectors[often] - mean, full_matrices=False)[2][: self.marks.out_features]
        vectors = (vectors - mean) @ axes.T
        vectors *= 0.3 / vectors.std()
        sums, mass = numpy.zeros((TABLES[0], vectors.shape[1])), numpy.zeros(TABLES[0])
        for word, vector in zip(words, vectors):
            weight = counts[word] ** 0.75
            sums[row_of[word]] += weight * vector
            mass[row_of[word]] += weight
        used = mass > 0
        self.tables[0].weight.data[torch.tensor(used)] = torch.tensor(sums[used] / mass[used, None]).float()

    def encode(self, samples):
        rows = torch.cat([F.pad(s["rows"], (0, 0, 0, GAP)) for s in samples])
        marks = torch.cat([F.pad(s["features"], (0, 0, 0, GAP)) for s in samples])
        text = torch.cat([F.pad(torch.ones(len(s["tokens"])), (0, GAP)) for s in samples])[:, None]
        words = self.tables[0](rows[:, 0])
        if self.training:
            words = words * (torch.rand(len(rows), 1) > 0.1)
        rest = [table(rows[:, n]) for n, table in enumerate(self.tables) if n > 0]
        text = text.t()[None]
        x = self.drop(words + sum(rest) + self.marks(marks)).t()[None] * text
        for block in self.blocks:
            x = block(x, self.drop) * text
        x, out, start = x[0].t(), [], 0
        for sample in samples:
            out.append(x[start : start + len(sample["tokens"])])
            start += len(sample["tokens"]) + GAP
        return out

    def cue_scores(self, hidden, sample):
        return self.cue(hidden)

    def role_scores(self, hidden, sample, cues):
        at, distance, facts, valid = relations(sample, cues, self.reach)
        mean = torch.stack([hidden[a:b].mean(0) for a, b in cues])
        return self.roles(hidden, mean, at, distance, facts, valid.float()), valid

    def roles(self, hidden, mean, at, distance, facts, valid):
        scale, shift = self.told(mean).chunk(2, -1)
        x = self.token(hidden)[at] * (1 + scale[:, None]) + shift[:, None] + self.distance(distance) + self.facts(facts)
        valid = valid[:, None]
        x = F.relu(x).transpose(1, 2) * valid
        for layer in self.layers:
            x = layer(x, self.drop) * valid
        return self.out(x.transpose(1, 2))
