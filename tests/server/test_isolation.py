"""A process that has left the network."""

import socket
import subprocess
import sys

TRY = """
import socket, sys
from taizhang_server.isolation import leave_network
left = leave_network()
try:
    socket.create_connection(("127.0.0.1", int(sys.argv[1])), 5).close()
    print(left, "connected")
except OSError:
    print(left, "alone")
"""


def test_whoever_has_left_reaches_nobody_and_who_has_not_knows_it() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = str(listener.getsockname()[1])
        said = subprocess.run([sys.executable, "-c", TRY, port], capture_output=True, text=True, check=True).stdout.strip()
    assert said in ("True alone", "False connected")
