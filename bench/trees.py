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
