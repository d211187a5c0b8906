#!/usr/bin/env python3
"""Makes models/accurate.safetensors and models/fast.safetensors.

    python3 -m venv training/.venv && training/.venv/bin/pip install -r training/requirements.txt
    training/.venv/bin/python training/make.py

Steps and epochs whose result is there already (in training/work) are left out: a run that was stopped goes on.
Every tenth article of PolNeAR's train part is held out of training, to choose by; `--all` trains on all.
"""

import argparse
import os
import pickle
import subprocess
import sys
from pathlib import Path

import torch

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "training"))

from onrecord_training import accurate, corpus, fast, learn, pack  # noqa: E402


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--shared", type=Path, default=Path(os.environ.get("ONRECORD_SHARED", ROOT.parent / "shared")))
    ask.add_argument("--work", type=Path, default=ROOT / "training" / "work")
    ask.add_argument("--articles", type=int, default=2800, help="unlabelled articles the teacher labels")
    ask.add_argument("--teacher-epochs", type=int, default=4)
    ask.add_argument("--accurate-epochs", type=int, default=8)
    ask.add_argument("--taught", type=int, default=350, help="labelled articles in each of accurate's epochs")
    ask.add_argument("--fast-epochs", type=int, default=9)
    ask.add_argument("--texts", type=int, help="only so many annotated articles: to try the script")
    ask.add_argument("--all", action="store_true", help="hold nothing out")
    ask.add_argument("--models", type=Path, default=ROOT / "models")
    ask.add_argument("--version", default="3")
    ask.add_argument("--threads", type=int, default=os.cpu_count() or 1, help="one where other work is done beside")
    options = ask.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(options.threads)

    gold = options.shared / "data/polnear/train.jsonl"
    load = options.shared / "data/load/articles.jsonl.gz"
    for needed in (gold, load):
        if not needed.exists():
            sys.exit(f"{needed} is not there; give the folder of the corpora with --shared")
    annotated, unlabelled = samples(options, gold, load)
    texts = corpus.load(annotated, gold)[: options.texts]
    train = texts if options.all else corpus.split(texts)[0]

    unlabelled = corpus.load(unlabelled)
    # A teacher learns from people; the accurate model from people and the teacher, which makes it better than
    # its teacher (born-again networks, Furlanello et al. 2018); the fast one from people and the accurate one.
    by_people = with_gold(train, accurate.REACH, 1.0)
    first = large(options, "teacher", [by_people] * options.teacher_epochs)
    labelled = label(options, "teacher", first, unlabelled)
    pools = []
    for epoch in range(options.accurate_epochs):
        some = labelled[epoch * options.taught : (epoch + 1) * options.taught]
        pools.append(by_people + with_labels(some, accurate.REACH, 0.5))
    net = large(options, "accurate", pools)
    net = rounded(options, net, pools[-1])
    options.models.mkdir(exist_ok=True)
    pack.pack(net, "accurate", options.version, 0.5, options.models / "accurate.safetensors")
    student = learner(options, train, label(options, "accurate", net, unlabelled), net)
    pack.pack(student, "fast", options.version, 0.45, options.models / "fast.safetensors")
    print(f"models are in {options.models}; score them: cargo xtask eval attribution --tier fast")


def samples(options, gold, load):
    program = ROOT / "target/release/examples/samples"
    build = ["cargo", "build", "--release", "-p", "onrecord-cli", "--example", "samples"]
    subprocess.run(build, cwd=ROOT, check=True)
    annotated, unlabelled = options.work / "polnear.jsonl", options.work / f"load-{options.articles}.jsonl"
    if not annotated.exists():
        corpus.write_samples(program, corpus.rows(gold), annotated)
    if not unlabelled.exists():
        corpus.write_samples(program, corpus.choose_unlabelled(load, options.articles), unlabelled)
    return annotated, unlabelled


def with_gold(samples, reach, weight):
    return [(s, weight, learn.gold_targets(s, reach)) for s in samples]


def with_labels(labelled, reach, weight):
    return [(s, weight, learn.taught_targets(view, reach)) for s, view in labelled]


def large(options, name, pools):
    kept, net = options.work / f"{name}.pt", accurate.Accurate()
    if kept.exists():
        net.load_state_dict(torch.load(kept))
        return net
    print(f"{name}: {len(pools)} epochs of {len(pools[0])} articles", flush=True)
    learn.learn(net, pools, groups(net, 1.5e-4, 1e-3), 2, 60, 40, False, options.work / f"{name}.part")
    torch.save(net.state_dict(), kept)
    return net


def rounded(options, net, pool):
    """One more epoch with weights rounded to seven bits, which otherwise cost half a point."""
    kept = options.work / "accurate-rounded.pt"
    if kept.exists():
        net.load_state_dict(torch.load(kept))
        return net
    accurate.round_weights(net)
    learn.learn(net, [pool], groups(net, 4e-5, 2.5e-4), 2, 40, 40, False, options.work / "accurate-rounded.part")
    accurate.keep_rounded(net)
    torch.save(net.state_dict(), kept)
    return net


def groups(net, of_encoder, of_heads):
    encoder = list(net.encoder.parameters())
    own = {id(p) for p in encoder}
    heads = [p for p in net.parameters() if id(p) not in own]
    return [{"params": encoder, "lr": of_encoder}, {"params": heads, "lr": of_heads}]


def label(options, name, net, unlabelled):
    """What a network makes of unlabelled texts: pairs of a sample and the labels."""
    kept = options.work / f"labels-{name}.pkl"
    if not kept.exists():
        views = []
        for n, sample in enumerate(unlabelled):
            views.append(learn.teach(net, sample, 0.2) if len(sample["tokens"]) >= 20 else None)
            if n % 100 == 0:
                print(f"  labelled {n}/{len(unlabelled)}", flush=True)
        kept.write_bytes(pickle.dumps(views))
    return [(s, view) for s, view in zip(unlabelled, pickle.loads(kept.read_bytes())) if view is not None]


def learner(options, train, labelled, net):
    kept, student = options.work / "fast.pt", fast.Fast()
    if kept.exists():
        student.load_state_dict(torch.load(kept))
        return student
    pool = with_labels(labelled, student.reach, 1.0) + with_gold(train, student.reach, 1.5)
    print(f"fast: {len(pool)} articles, {len(train)} of them annotated by people", flush=True)
    weights = net.encoder.embeddings.word_embeddings.weight.detach().numpy()
    student.start_words([s for s, *_ in pool], weights, net.pieces.cut)
    tables = list(student.tables.parameters())
    own = {id(p) for p in tables}
    rest = [p for p in student.parameters() if id(p) not in own]
    rates = [{"params": tables, "lr": 2.5e-3, "weight_decay": 0.0}, {"params": rest, "lr": 2.5e-3}]
    learn.learn(student, [pool] * options.fast_epochs, rates, 8, 100, 24, True, options.work / "fast.part")
    torch.save(student.state_dict(), kept)
    return student


if __name__ == "__main__":
    main()
