"""From a trained network to the file that ships: three ONNX graphs in one safetensors container, hashed."""

import copy
import hashlib
import math
import tempfile
from pathlib import Path

import numpy
import torch
import torch.nn.functional as F
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.numpy import save_file
from torch import nn

from .accurate import KNOWN_MARKS, Accurate
from .corpus import MARKS
from .roles import BUCKETS, FACTS

FORMAT = "2"


class Transformer(nn.Module):
    """The encoder for one run of pieces at a time: no padding, so no mask."""

    def __init__(self, net):
        super().__init__()
        self.bert = net.encoder

    def forward(self, ids, first):
        embeddings, count = self.bert.embeddings, ids.shape[1]
        x = embeddings.word_embeddings(ids) + embeddings.position_embeddings.weight[:count]
        x = embeddings.LayerNorm(x + embeddings.token_type_embeddings.weight[0])
        heads = self.bert.config.num_attention_heads
        for layer in self.bert.encoder.layer:
            attention = layer.attention.self
            one, count, size = x.shape
            each = size // heads
            query = attention.query(x).view(one, count, heads, each).transpose(1, 2)
            key = attention.key(x).view(one, count, heads, each).permute(0, 2, 3, 1)
            value = attention.value(x).view(one, count, heads, each).transpose(1, 2)
            weights = ((query @ key) * (1 / math.sqrt(each))).softmax(-1)
            mixed = (weights @ value).transpose(1, 2).reshape(one, count, size)
            x = layer.attention.output.LayerNorm(layer.attention.output.dense(mixed) + x)
            x = layer.output.LayerNorm(layer.output.dense(F.gelu(layer.intermediate.dense(x))) + x)
        return x[0][first]


class Hashed(nn.Module):
    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, rows, marks):
        x = sum(table(rows[:, n]) for n, table in enumerate(self.net.tables)) + self.net.marks(marks)
        x = x.t()[None]
        for block in self.net.blocks:
            x = block(x, lambda y: y)
        return x[0].t()


class Cues(nn.Module):
    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, *hidden_and_marks):
        return self.net.cue(torch.cat(hidden_and_marks, 1))


class FactTable(nn.Module):
    """What the linear layer makes of each of the 2^FACTS sets of facts: looked up, not computed."""

    def __init__(self, facts):
        super().__init__()
        sets = torch.arange(1 << FACTS)[:, None] >> torch.arange(FACTS)
        self.table = nn.Embedding.from_pretrained(facts((sets & 1).float()).detach())

    def forward(self, sets):
        return self.table(sets)


class Roles(nn.Module):
    def __init__(self, net, marked):
        super().__init__()
        self.net, self.marked = copy.deepcopy(net), marked
        self.net.facts = FactTable(net.facts)

    def forward(self, *inputs):
        marked = torch.cat(inputs[: 1 + self.marked], 1)
        return self.net.roles(marked, *inputs[1 + self.marked :])


def graph(module, inputs, varying, path):
    """Writes an ONNX graph; `varying` says by which name an input's length goes."""
    axes = {name: {0 if name != "ids" else 1: length} for name, length in varying.items()}
    torch.onnx.export(
        module.eval(), tuple(inputs.values()), str(path), input_names=list(inputs), output_names=["out"],
        dynamic_axes=axes, opset_version=17, dynamo=False,
    )


def pack(net, name, version, threshold, out):
    net.eval()
    accurate = isinstance(net, Accurate)
    tokens, cues, wide = 40, 3, 2 * net.reach + 1
    folder = Path(tempfile.mkdtemp())
    if accurate:
        inputs = {"ids": torch.randint(1000, 2000, (1, 50)), "first": torch.arange(1, 1 + tokens)}
        graph(Transformer(net), inputs, {"ids": "pieces", "first": "tokens", "out": "tokens"}, folder / "whole")
    else:
        inputs = {"rows": torch.randint(0, 500, (tokens, 4)), "marks": torch.randn(tokens, MARKS)}
        graph(Hashed(net), inputs, {"rows": "tokens", "marks": "tokens", "out": "tokens"}, folder / "whole")
    # Seven bits of weight (`reduce_range`): processors without VNNI would saturate with eight, and give
    # other results.
    quantize_dynamic(
        folder / "whole", folder / "encoder", per_channel=True, reduce_range=True, weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gather"] if accurate else ["Gather"],
    )
    width = net.told.in_features
    inputs = {"h": torch.randn(tokens, width)}
    if accurate:
        inputs["marks"] = torch.randn(tokens, KNOWN_MARKS)
    lengths = {**{i: "tokens" for i in inputs}, "out": "tokens"}
    graph(Cues(net), inputs, lengths, folder / "cues")
    per_cue = {
        "cue": torch.randn(cues, width),
        "at": torch.randint(0, tokens, (cues, wide)),
        "distance": torch.randint(0, BUCKETS, (cues, wide)),
        "relation": torch.randint(0, 1 << FACTS, (cues, wide)),
        "valid": torch.ones(cues, wide),
    }
    lengths.update({i: "cues" for i in per_cue}, out="cues")
    graph(Roles(net, accurate), {**inputs, **per_cue}, lengths, folder / "roles")
    parts = {part: (folder / part).read_bytes() for part in ("encoder", "cues", "roles")}
    if accurate:
        words = net.pieces.tokenizer.get_vocab()
        parts["vocabulary"] = "\n".join(sorted(words, key=words.get)).encode()
    digest = hashlib.sha256()
    for part in sorted(parts):
        digest.update(part.encode() + parts[part])
    said = dict(format=FORMAT, model=name, version=version, reach=str(net.reach), threshold=str(threshold))
    tensors = {part: numpy.frombuffer(data, dtype=numpy.uint8) for part, data in parts.items()}
    save_file(tensors, str(out), metadata={**said, "sha256": digest.hexdigest()})
