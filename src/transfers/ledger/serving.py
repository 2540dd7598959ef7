"""The process that holds the registry file lets other local processes of the same user work on it.

DuckDB locks its file against a second process. Its own client-server extension commits each statement of an attached
client by itself, so a changeset could be left half recorded (docs/decisions/0002); here a client's transaction is one
transaction of the holder. Requests carry SQL with bound values; rows travel as Arrow. Nothing is pickled.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import AuthenticationError, Pipe
from multiprocessing.connection import Client, Connection, answer_challenge, deliver_challenge, wait
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from transfers import errors
from transfers.i18n import refusal
from transfers.ledger.session import Lines, LocalSession, Rows, Values, to_frame

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

LOOPBACK = "127.0.0.1"
WAITING = 16
"""Clients that may wait to be let in; a further one has to ask again a second later."""
ALIGNMENT = 64


def presence_file(path: Path) -> Path:
    """Where the holder leaves its port and token. Only its owner can read it."""
    return path.with_name(path.name + ".serve")


class Server:
    """Listens on loopback until closed; one thread and one cursor a client."""

    def __init__(self, path: Path, new_session: Callable[[], LocalSession]) -> None:
        self._new_session = new_session
        self._token = secrets.token_hex(32)
        self._listener = socket.create_server((LOOPBACK, 0), backlog=WAITING)
        # A client may be gone again before it is let in: asked for the next one then, the listener must not wait.
        self._listener.setblocking(False)
        # Closing a socket does not wake who waits for its next client. Whose other end is closed can be read at once.
        self._closed, self._open = Pipe(duplex=False)
        self._presence = presence_file(path)
        self._leave_presence()
        self._clients: list[_Client] = []
        self._accepting = threading.Thread(target=self._accept, name="registry-server", daemon=True)
        self._accepting.start()

    def _leave_presence(self) -> None:
        self._presence.unlink(missing_ok=True)
        descriptor = os.open(self._presence, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump({"port": self._listener.getsockname()[1], "token": self._token, "process": os.getpid()}, file)

    def _accept(self) -> None:
        with self._listener, self._closed:
            while self._closed not in wait([self._listener, self._closed]):
                with contextlib.suppress(BlockingIOError, ConnectionError):
                    self._let_in(self._listener.accept()[0])

    def _let_in(self, come: socket.socket) -> None:
        """The client proves the token in its own thread: who does not keeps nobody else waiting."""
        come.setblocking(True)
        staying = [client for client in self._clients if client.is_here()]
        self._clients = [*staying, _Client(Connection(come.detach()), self._token, self._new_session)]

    def close(self) -> None:
        """Nobody is served any more, and no thread is left that asks for the registry: DuckDB does not say what becomes
        of a thread that works on an instance while it is closed. A statement that runs is waited for."""
        self._presence.unlink(missing_ok=True)
        self._open.close()
        self._accepting.join()
        for client in self._clients:
            client.see_off()


class _Client:
    """Answered in a thread of its own until it leaves or is seen off."""

    def __init__(self, connection: Connection, token: str, new_session: Callable[[], LocalSession]) -> None:
        self._connection = connection
        self._wire = _wire(connection)
        self._token, self._new_session = token.encode(), new_session
        self._thread = threading.Thread(target=self._answer, name="registry-client", daemon=True)
        self._thread.start()

    def is_here(self) -> bool:
        return self._thread.is_alive()

    def see_off(self) -> None:
        with contextlib.suppress(OSError):
            self._wire.shutdown(socket.SHUT_RDWR)
        self._thread.join()

    def _answer(self) -> None:
        with self._wire, self._connection, contextlib.suppress(EOFError, ConnectionError):
            if _proves(self._connection, self._token):
                with contextlib.closing(self._new_session()) as session:
                    _converse(self._connection, session)


def _proves(connection: Connection, token: bytes) -> bool:
    """Whether the client knows the token, as it then learns that we do. Who is no client of ours may say anything."""
    try:
        deliver_challenge(connection, token)
        answer_challenge(connection, token)
    except (AuthenticationError, AssertionError, EOFError, OSError):
        return False
    return True


def _converse(connection: Connection, session: LocalSession) -> None:
    """Answer requests until the client leaves. When it dies inside a transaction, that is rolled back; its share of the
    memory is given back."""
    with contextlib.ExitStack() as bounds, contextlib.ExitStack() as open_transaction:
        while True:
            request, payload = _receive(connection)
            if request["do"] == "rollback":
                with contextlib.suppress(_RolledBack):
                    open_transaction.__exit__(_RolledBack, _RolledBack(), None)
                _send(connection, {}, None)
                continue
            try:
                table = _perform(request, payload, session, open_transaction, bounds)
            except Exception as error:
                # Whatever goes wrong is the client's to see; the holder of the registry must keep serving.
                _send(connection, _described(error), None)
            else:
                _send(connection, {}, table)


class _RolledBack(Exception):
    """Unwinds the client's transaction in the holder."""


def _perform(
    request: dict[str, str],
    payload: pa.Table,
    session: LocalSession,
    open_transaction: contextlib.ExitStack,
    bounds: contextlib.ExitStack,
) -> pa.Table | None:
    do, sql = request["do"], request["sql"]
    if do == "query":
        return session.arrow(sql, _values(payload))
    if do == "run":
        session.run(sql, _values(payload))
    elif do == "put":
        session.put(sql, payload)
    elif do == "begin":
        open_transaction.enter_context(session.transaction())
    elif do == "commit":
        open_transaction.close()
    elif do == "within":
        bounds.enter_context(session.within(int(sql)))
    elif do == "without":
        bounds.close()
    return None


def _send(connection: Connection, header: dict[str, str], table: pa.Table | None) -> None:
    """One message: the header's length and the header as JSON, filled up with spaces to Arrow's alignment, then the
    rows as an Arrow stream."""
    import pyarrow as pa  # slow to load, and most often nobody asks

    rows = table if table is not None else pa.table({})
    head = json.dumps(header).encode()
    head += b" " * (-(len(head) + 4) % ALIGNMENT)
    sink = pa.BufferOutputStream()
    sink.write(len(head).to_bytes(4, "big") + head)
    with pa.ipc.new_stream(sink, rows.schema) as writer:
        writer.write_table(rows)
    connection.send_bytes(sink.getvalue())


def _receive(connection: Connection) -> tuple[dict[str, str], pa.Table]:
    import pyarrow as pa

    message = pa.py_buffer(connection.recv_bytes())
    size = int.from_bytes(message[:4].to_pybytes(), "big")
    return json.loads(message[4 : 4 + size].to_pybytes()), pa.ipc.open_stream(message[4 + size :]).read_all()


def _wire(connection: Connection) -> socket.socket:
    """The socket below a connection, so set that the system does not hold back the second half of a long message until
    the first is acknowledged."""
    wire = socket.socket(fileno=os.dup(connection.fileno()))
    wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return wire


def _values(table: pa.Table) -> list[object]:
    return [column[0].as_py() for column in table.columns]


class RemoteSession:
    """A session on a registry that another local process holds. Same promises as LocalSession."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._bounded = False

    def _ask(self, do: str, sql: str = "", payload: pa.Table | None = None) -> pa.Table:
        try:
            _send(self._connection, {"do": do, "sql": sql}, payload)
            header, table = _receive(self._connection)
        except (EOFError, OSError) as error:
            raise refusal(errors.RegistryBusy, "ledger_refused.busy.closed") from error
        if header:
            raise _raised(header["error"], header["message"], header["key"])
        return table

    def run(self, sql: str, values: Values = ()) -> None:
        self._ask("run", sql, _bound(values))

    def arrow(self, sql: str, values: Values = ()) -> pa.Table:
        return self._ask("query", sql, _bound(values))

    def batches(self, sql: str) -> Iterator[pa.RecordBatch]:
        yield from self.arrow(sql).to_batches()

    def rows(self, sql: str, values: Values = ()) -> Rows:
        table = self.arrow(sql, values)
        return list(zip(*(column.to_pylist() for column in table.columns), strict=True))

    def lines(self, sql: str, values: Values = ()) -> Lines:
        found: Lines = self.arrow(sql, values).to_pylist()
        return found

    def frame(self, sql: str, values: Values = ()) -> pd.DataFrame:
        return to_frame(self.arrow(sql, values))

    def put(self, name: str, table: pa.Table) -> None:
        self._ask("put", name, table)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        self._ask("begin")
        try:
            yield
        except BaseException:
            self._ask("rollback")
            raise
        self._ask("commit")

    @contextmanager
    def within(self, mebibytes: int) -> Iterator[None]:
        if self._bounded:
            yield
            return
        self._ask("within", str(mebibytes))
        self._bounded = True
        try:
            yield
        finally:
            self._bounded = False
            self._ask("without")

    def close(self) -> None:
        self._connection.close()


def _bound(values: Values) -> pa.Table:
    import pyarrow as pa

    return pa.table({str(place): [value] for place, value in enumerate(values)})


def _described(error: Exception) -> dict[str, str]:
    """`key`: of the refusal's text, where nothing stands in it, as in what the holder itself refuses."""
    said = getattr(error, "said", None)
    key = said.key if said and not said.values else ""
    return {"error": type(error).__name__, "message": str(error), "key": key}


def _raised(name: str, message: str, key: str) -> Exception:
    """The holder's exception, as the same class here, so that callers need not know which side raised it."""
    kind = getattr(errors, name, None) or getattr(duckdb, name, None) or errors.LedgerError
    made: Exception = refusal(kind, key) if key else kind(message)
    return made


class RemoteLedger:
    """A registry that another local process holds."""

    def __init__(self, path: Path, port: int, token: str) -> None:
        self.path = path
        self.key = f"{path}@{port}"
        self._port, self._token = port, token

    def session(self) -> RemoteSession:
        connection = Client((LOOPBACK, self._port), authkey=self._token.encode())
        _wire(connection).close()
        return RemoteSession(connection)

    def close(self) -> None:
        """The holder keeps the file."""


def connect(path: Path) -> RemoteLedger | None:
    """The registry through its holder, or None when nobody answers."""
    try:
        presence = json.loads(presence_file(path).read_text(encoding="utf-8"))
        ledger = RemoteLedger(path, int(presence["port"]), str(presence["token"]))
        ledger.session().close()
    except (OSError, ValueError, KeyError, AuthenticationError, EOFError):
        return None
    return ledger
