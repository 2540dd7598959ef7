"""The sectors of the container that .xls comes in, [MS-CFB]: a stream is a chain of them, each naming the next.

calamine follows a chain that comes back to itself until the memory is full. olefile stops at the length that the stream
says it has, and so does not see it.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Collection, Iterator
from typing import Any

SMALL_STREAM, SMALL_SECTOR = 4096, 64
"""Bytes. A stream below that length lies in small sectors."""

Chain = tuple[int, Callable[[int], int]]


def goes_in_circles(container: Any, streams: Collection[str], data: bytes) -> bool:
    """Whether a chain that calamine follows for these streams has no end. `container`: an olefile.OleFileIO, of which
    the types leave out what it knows of the sectors."""
    return not all(_ends(start, following, len(data)) for start, following in _chains(container, streams, data))


def _chains(container: Any, streams: Collection[str], data: bytes) -> Iterator[Chain]:
    """Where each begins, and what follows a sector of it."""
    container.loadminifat()
    sectors, small = container.fat.__getitem__, container.minifat.__getitem__

    def table(sector: int) -> int:
        """The table of sectors goes on where the last number of each of its own says."""
        return int(struct.unpack_from("<I", data, (sector + 2) * container.sector_size - 4)[0])

    yield container.first_difat_sector, table
    for start in (container.first_dir_sector, container.first_mini_fat_sector, container.root.isectStart):
        yield start, sectors
    for entry in container.direntries:
        if entry and entry.name in streams:
            yield entry.isectStart, small if entry.size < SMALL_STREAM else sectors


def _ends(sector: int, following: Callable[[int], int], size: int) -> bool:
    """Whether a chain comes to its end, or leaves the file, within the sectors that a file of that size can have."""
    for _ in range(size // SMALL_SECTOR + 1):
        try:
            sector = following(sector)
        except (IndexError, struct.error):
            return True
    return False
