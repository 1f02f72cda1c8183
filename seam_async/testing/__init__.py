"""For the tests of code that uses this library: a Seam API on loopback, and a clock that does not wait.

With `pytest_plugins = ["seam_async.testing.pytest_plugin"]` in your `conftest.py`, the fixtures `fake_seam` and `seam`
are there.
"""

from .._lazy import publish_loaded
from ._clock import FakeClock
from ._fake_seam import FakeRequest, FakeSeam, Fault

__all__ = ["FakeClock", "FakeRequest", "FakeSeam", "Fault"]

publish_loaded()
