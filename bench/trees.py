"""A fitted scikit-learn forest in the form that :func:`rashomon.forest.read` takes."""

from __future__ import annotations

from typing import Any

from sklearn.ensemble import HistGradientBoostingClassifier


def store(model: HistGradientBoostingClassifier) -> dict[str, Any]:
    """Base value, depth and trees; each tree a list of nodes ``[feature, threshold, left, right, value]``."""
    trees = []
    depth = 0
    for (predictor,) in model._predictors:
        tree = []
        for at, node in enumerate(predictor.nodes):
            depth = max(depth, int(node["depth"]))
            if node["is_leaf"]:
                tree.append([0, 0, at, at, round(float(node["value"]), 4)])
            else:
                limit = float(f"{node['num_threshold']:.5g}")
                tree.append([int(node["feature_idx"]), limit, int(node["left"]), int(node["right"]), 0])
        trees.append(tree)
    return {"base": round(float(model._baseline_prediction.item()), 4), "depth": depth, "trees": trees}


def blend(old: dict[str, Any], new: dict[str, Any], share: float) -> dict[str, Any]:
    """Two stored decisions as one forest, in which the new one has that share of the say: their log odds are averaged.

    A decision swings with each training, and the events of a few pages with it; the mean of two swings less (Breiman 1996).
    """
    names = sorted({*old["features"], *new["features"]})
    made: dict[str, Any] = {"features": names, "base": 0.0, "depth": max(old["depth"], new["depth"]), "trees": []}
    for one, weight in ((old, 1 - share), (new, share)):
        column = [names.index(name) for name in one["features"]]
        made["base"] += weight * one["base"]
        for tree in one["trees"]:
            made["trees"].append(
                [
                    [column[feature], limit, low, high, round(weight * leaf, 5)]
                    for feature, limit, low, high, leaf in tree
                ]
            )
    return made
