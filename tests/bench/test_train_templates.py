"""Where a limit is set on a curve that is flat, and what the numbers of the encoder weigh."""

import numpy as np

from bench.train_templates import numbering, steadiest


def test_a_single_peak_does_not_win_over_a_broad_one() -> None:
    assert steadiest({0.2: 0.40, 0.25: 0.47, 0.3: 0.40, 0.35: 0.45, 0.4: 0.46, 0.45: 0.45, 0.5: 0.44}) == 0.4
    assert steadiest({0.3: 0.4, 0.4: 0.4, 0.5: 0.4}) == 0.5, "of equals the surest"


def test_a_number_weighs_by_what_it_tells_whatever_its_scale() -> None:
    yes = np.arange(200) % 2 == 0
    noise = np.random.default_rng(0).normal(size=200)
    small = np.where(yes, 0.01, -0.01)
    weights = numbering(np.stack([noise, small, -100 * small], axis=1).astype(np.float32), yes)
    spread = weights * np.array([noise.std(), 0.01, 1.0])
    assert spread[1] > 5 * abs(spread[0])
    assert abs(spread[1] + spread[2]) < 0.01 * spread[1]
