"""One load at a time in a data folder."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import InputError, Said, because


@contextmanager
def locked(data: Path) -> Iterator[None]:
    """Hold the lock of a data folder; the folder is made where it is missing.

    The system lets go of the lock when its holder ends, however it ends, so a crash leaves nothing to clean up. Raises
    :class:`InputError` where another load holds it, or there can be no such folder.
    """
    try:
        data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(str(data), because(error), Said("请另选 --data 文件夹", "choose another folder by --data")) from error
    with (data / ".lock").open("a+", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise _held(data, file.read().strip()) from None
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield


def _held(data: Path, holder: str) -> InputError:
    what = Said(f"另一次载入正在进行(进程 {holder})", f"another load is running (process {holder})")
    return InputError(str(data), what, Said("请等待其结束后重试", "wait for it to end and try again"))
