"""The one place where the extra ``scan`` is imported: what is needed to look at pictures of pages.

Without it there is nothing to look with, and a picture is a problem that ``pip install "wta_forms[scan]"`` mends.
"""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from wta_forms.extract.places import Look


def missing() -> bool:
    """Whether a library is not there without which no picture of a page can be looked at."""
    return look() is None or codes() is None


def is_installed() -> bool:
    """The same for the parent of the worker, which never loads any of it."""
    return all(map(find_spec, ("cv2", "zxingcpp")))


@cache
def look() -> Look | None:
    """How pictures of pages are looked at; None without OpenCV."""
    # One processor each: OpenBLAS would set aside memory for every processor of the machine.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if (opencv := _imported("cv2")) is None:
        return None
    opencv.setNumThreads(1)
    from wta_forms.extract.paper.look import look_at_paper

    return look_at_paper


@cache
def codes() -> Any:
    """zxing-cpp, which reads QR codes; None when it is not installed."""
    return _imported("zxingcpp")


@cache
def heif() -> Any:
    """pi_heif, which opens the pictures of iPhones; None when it is not installed. From now on Pillow opens them."""
    if library := _imported("pi_heif"):
        library.options.DECODE_THREADS = 1
        library.register_heif_opener()
    return library


def _imported(module: str) -> Any:
    try:
        return import_module(module)
    except ImportError:
        return None
