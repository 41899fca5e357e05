"""Where a limit is set on a curve that is flat."""

from bench.train_templates import steadiest


def test_a_single_peak_does_not_win_over_a_broad_one() -> None:
    assert steadiest({0.2: 0.40, 0.25: 0.47, 0.3: 0.40, 0.35: 0.45, 0.4: 0.46, 0.45: 0.45, 0.5: 0.44}) == 0.4
    assert steadiest({0.3: 0.4, 0.4: 0.4, 0.5: 0.4}) == 0.5, "of equals the surest"
