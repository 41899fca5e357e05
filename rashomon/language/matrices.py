"""How the networks of the spaCy pipeline multiply matrices: with numpy's library on one thread, which takes a third of the time of spaCy's own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from thinc.api import NumpyOps, get_current_ops, set_current_ops
from threadpoolctl import ThreadpoolController

if TYPE_CHECKING:
    from numpy.typing import NDArray


class OneThread(NumpyOps):
    """spaCy's operations with products by numpy. On several threads these matrices, which are small, take no less time and all processors."""

    def gemm(self, *args: Any, **kwargs: Any) -> NDArray[Any]:
        """The product of two matrices, as :meth:`thinc.api.Ops.gemm`."""
        with _libraries().limit(limits=1, user_api="blas"):
            product: NDArray[Any] = super().gemm(*args, **kwargs)
        return product


@contextmanager
def quick_products() -> Iterator[None]:
    """What is loaded inside multiplies by :class:`OneThread`.

    Left alone: a backend that the user has chosen (a GPU, Apple's), and a numpy whose library isn't known to be quick.
    """
    chosen = get_current_ops()
    if type(chosen) is NumpyOps and _libraries().select(user_api="blas").lib_controllers:
        set_current_ops(OneThread(use_blis=False))
    try:
        yield
    finally:
        set_current_ops(chosen)


@lru_cache(maxsize=1)
def _libraries() -> ThreadpoolController:
    """The libraries with threads that the process has loaded, numpy's among them; to look for them takes a moment."""
    return ThreadpoolController()
