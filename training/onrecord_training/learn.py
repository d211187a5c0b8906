"""One training loop for both models: gold labels, and a teacher's chances where there are any."""

import math
import random
import time

import numpy
import torch
import torch.nn.functional as F

from .corpus import cue_labels, role_labels
from .roles import read_cues


def gold_targets(sample, reach):
    cues = F.one_hot(cue_labels(sample), 3).float()
    return cues, [(cue, F.one_hot(labels, 3).float()) for cue, labels in role_labels(sample, reach)]


def taught_targets(taught, reach):
    """A teacher's chances, its wider window cut to `reach`."""
    roles = []
    for (start, end), chances in taught["roles"]:
        middle = len(chances) // 2
        near = torch.tensor(chances[middle - reach : middle + reach + 1].astype("float32"))
        whole = near.sum(-1, keepdim=True)
        near = torch.where(whole > 0, near / whole.clamp(min=1), torch.tensor([1.0, 0.0, 0.0]))
        roles.append(((start, end), near))
    return torch.tensor(taught["cues"].astype("float32")), roles


def learn(net, pools, groups, batch, warm, most_cues, cosine, part, seed=0):
    """One epoch a pool of (sample, weight, targets); `groups` are optimiser groups.

    After every epoch all that the next ones need is written to `part`, where a run that was stopped goes on.
    """
    random.seed(seed)
    torch.manual_seed(seed)
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = sum(len(pool) // batch for pool in pools)

    def rate(step):
        left = 1 - step / steps
        fade = 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(1, step / steps))) if cosine else max(0.01, left)
        return min(1, (step + 1) / warm) * fade

    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, rate)
    done = go_on(part, net, optimiser, schedule)
    step = sum(len(pool) // batch for pool in pools[:done])
    began, before = time.time(), step
    for epoch, pool in enumerate(pools[done:], done):
        net.train()
        pool = random.sample(pool, len(pool))
        for k in range(0, len(pool) - batch + 1, batch):
            some = pool[k : k + batch]
            of_cues = of_roles = 0.0
            cues_seen = roles_seen = 0
            for (sample, weight, (cues, roles)), hidden in zip(some, net.encode([s for s, *_ in some])):
                scores = F.log_softmax(net.cue_scores(hidden, sample), -1)
                of_cues = of_cues - weight * (scores * cues).sum()
                cues_seen += max(1, len(roles))
                if roles:
                    roles = roles if len(roles) <= most_cues else random.sample(roles, most_cues)
                    scores, valid = net.role_scores(hidden, sample, [cue for cue, _ in roles])
                    wanted = torch.stack([chances for _, chances in roles])
                    of_roles = of_roles - weight * ((F.log_softmax(scores, -1) * wanted).sum(-1) * valid).sum()
                    roles_seen += len(roles)
            loss = of_cues / cues_seen + 0.1 * of_roles / max(1, roles_seen)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            if step % 50 == 0:
                pace = (step - before) / (time.time() - began)
                print(f"  {step}/{steps}  loss {float(loss.detach()):.3f}  {pace:.2f} steps/s", flush=True)
        keep(part, epoch + 1, net, optimiser, schedule)
    part.unlink(missing_ok=True)


def keep(part, epochs, net, optimiser, schedule):
    state = {
        "epochs": epochs,
        "parts": [p.state_dict() for p in (net, optimiser, schedule)],
        "chance": (random.getstate(), torch.get_rng_state()),
    }
    new = part.with_suffix(".new")
    torch.save(state, new)
    new.replace(part)


def go_on(part, net, optimiser, schedule):
    """Takes up what `keep` wrote; how many epochs that was."""
    if not part.exists():
        return 0
    state = torch.load(part, weights_only=False)
    for own, kept in zip((net, optimiser, schedule), state["parts"]):
        own.load_state_dict(kept)
    random.setstate(state["chance"][0])
    torch.set_rng_state(state["chance"][1])
    return state["epochs"]


@torch.no_grad()
def teach(net, sample, threshold):
    """What a network makes of a text, small enough to keep: half precision and bytes."""
    net.eval()
    hidden = net.encode([sample])[0]
    cues = net.cue_scores(hidden, sample).softmax(-1)
    found, roles = read_cues(cues, threshold), []
    for k in range(0, len(found), 32):
        scores, valid = net.role_scores(hidden, sample, [c[:2] for c in found[k : k + 32]])
        chances = (scores.softmax(-1) * valid[..., None] * 255).round().numpy().astype(numpy.uint8)
        roles += [((a, b), chances[n]) for n, (a, b, _) in enumerate(found[k : k + 32])]
    return {"cues": cues.half().numpy(), "roles": roles}
