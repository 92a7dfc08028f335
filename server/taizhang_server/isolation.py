"""A process without network, where the system permits."""

import ctypes
import sys

_NEW_USER, _NEW_NET = 0x10000000, 0x40000000  # sched.h: CLONE_NEWUSER, CLONE_NEWNET


def leave_network() -> bool:
    """Move this process into a network of its own with nothing in it; False where the system does not permit that.

    A second guard behind the refusal of SERVICE, never the only one. Linux only (unshare(2)), before any thread is started.
    """
    if not sys.platform.startswith("linux"):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    return any(libc.unshare(flags) == 0 for flags in (_NEW_NET, _NEW_USER | _NEW_NET))
