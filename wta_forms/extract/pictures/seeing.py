"""What the extra ``scan`` brings: the libraries with which pictures of pages are looked at, where they are installed.

Without them there is nothing to look with, and a picture is a problem that ``pip install "wta_forms[scan]"`` mends.
Nothing of ours is imported here, so that everything that looks at pictures may ask.
"""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any


def missing() -> bool:
    """Whether a library is not there without which no picture of a page can be looked at."""
    return opencv() is None or codes() is None


def is_installed(*, for_heif: bool = False) -> bool:
    """Whether they are all there: for the parent of the worker, which never loads any of it."""
    return all(map(find_spec, ("cv2", "zxingcpp", "pi_heif") if for_heif else ("cv2", "zxingcpp")))


@cache
def opencv() -> Any:
    """OpenCV, which finds pages in pictures and measures what is on them; None when it is not installed."""
    # One processor each: OpenBLAS would set aside memory for every processor of the machine.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if library := _imported("cv2"):
        library.setNumThreads(1)
    return library


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
