"""How the classes of tokens follow each other, as it is learned: a linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001).

No command: ``bench.tagger_net`` uses it. Needs torch.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

NEVER = -1e4


class Course(nn.Module):
    """A score for each step from class to class, and for each beginning; state 0 stands for not having begun, class ``k`` is state ``k + 1``."""

    def __init__(self, never: list[list[bool]], first: list[bool]) -> None:
        super().__init__()
        self.steps = nn.Parameter(torch.zeros(len(first), len(first)))
        self.begin = nn.Parameter(torch.zeros(len(first)))
        self.register_buffer("shut", torch.tensor(never).float() * NEVER)
        self.register_buffer("closed", torch.tensor(first).float() * NEVER)

    def weights(self) -> tuple[Tensor, Tensor]:
        return self.steps + self.shut, self.begin + self.closed

    def moves(self, scores: Tensor, there: Tensor) -> Tensor:
        """Scores of every step into every token, from state (third place) to state (fourth); where no token is, all stays as it was.

        ``there``: which tokens exist, one stretch in each row.
        """
        steps, begin = self.weights()
        scores = scores.float()
        inner = steps + scores[:, :, None, :]
        first = (begin + scores)[:, :, None, :]
        before = torch.cat([torch.zeros_like(there[:, :1]), there[:, :-1]], 1)[:, :, None, None]
        shut = torch.full_like(first, NEVER)
        body = torch.cat([torch.where(before, shut, first), torch.where(before, inner, shut.expand_as(inner))], 2)
        body = torch.cat([torch.full_like(body[:, :, :, :1], NEVER), body], 3)
        stays = (1 - torch.eye(body.shape[-1], device=body.device)) * NEVER
        return torch.where(there[:, :, None, None], body, stays)

    def loss(self, scores: Tensor, there: Tensor, right: Tensor) -> Tensor:
        """Nats per token that ``right``, shares of each step as ``stepped`` or ``shares`` give them, lies below certainty."""
        moves = self.moves(scores, there)
        nats = total(moves).sum() - (moves * right).sum()
        return nats / there.sum()

    def shares(self, scores: Tensor, there: Tensor) -> Tensor:
        """How likely each step is: the marginals of the field."""
        with torch.enable_grad():
            moves = self.moves(scores.detach(), there).detach().requires_grad_()
            (found,) = torch.autograd.grad(total(moves).sum(), moves)
        return found * there[:, :, None, None]


def total(moves: Tensor) -> Tensor:
    """Logarithm of the summed weights of all courses of each row, by halves."""
    size = moves.shape[-1]
    while moves.shape[1] > 1:
        if moves.shape[1] % 2:
            stays = (1 - torch.eye(size, device=moves.device)) * NEVER
            moves = torch.cat([moves, stays.expand(len(moves), 1, size, size)], 1)
        moves = torch.logsumexp(moves[:, 0::2, :, :, None] + moves[:, 1::2, None, :, :], 3)
    return torch.logsumexp(moves[:, 0, 0, 1:], 1)


def stepped(right: Tensor, classes: int) -> Tensor:
    """The steps of known courses as shares of 1; ``right``: a class for each token, -1 where none is."""
    there = right >= 0
    before = torch.cat([torch.full_like(right[:, :1], -1), right[:, :-1]], 1)
    one = nn.functional.one_hot
    found = one(before + 1, classes + 1)[:, :, :, None] * one(right.clamp(min=0) + 1, classes + 1)[:, :, None, :]
    return found * there[:, :, None, None].float()
