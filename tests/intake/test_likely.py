"""The search in blocks, held against plain Python that compares every name with every other."""

from __future__ import annotations

import random

import pyarrow as pa

from transfers.intake.likely import put_likely

SYLLABLES = ["ka", "lo", "mi", "ten", "sor", "vi", "3", "ra", "dek", "s"]


def invented(seed, count):
    chance = random.Random(seed)
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(25)]
    names = {" ".join(chance.choices(words, k=chance.randint(1, 3))) for _ in range(count)}
    return sorted(names | {struck(name, chance) for name in sorted(names)[: count // 2]} - {""})


def struck(name, chance):
    """The name with a letter less, or two that changed places."""
    place = chance.randrange(len(name))
    swapped = name[:place] + name[place : place + 2][::-1] + name[place + 2 :]
    return " ".join(chance.choice([name[:place] + name[place + 1 :], swapped]).split())


def distance(one, other):
    """Optimal string alignment, as the textbook has it."""
    table = {(i, 0): i for i in range(len(one) + 1)} | {(0, j): j for j in range(len(other) + 1)}
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            same = one[i - 1] == other[j - 1]
            table[i, j] = min(table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + (not same))
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                table[i, j] = min(table[i, j], table[i - 2, j - 2] + 1)
    return table[len(one), len(other)]


def keys(name):
    words, letters = name.split(), name.replace(" ", "")
    found = {word for word in words if len(word) > 2} | {"^" + letters[:4], "$" + letters[-4:]}
    if 3 <= len(letters) <= 8:
        found |= {"-" + letters} | {"-" + letters[:i] + letters[i + 1 :] for i in range(len(letters))}
    if len(words) > 2:
        found.add("@" + "".join(word[0] for word in words))
    elif len(words) == 1 and 3 <= len(name) <= 6:
        found.add("@" + name)
    return found


def code(one, other):
    first, second = one.replace(" ", ""), other.replace(" ", "")
    left, right = one.split(), other.split()
    initials = {side: "".join(word[0] for word in side.split()) for side in (one, other) if len(side.split()) > 2}
    size = max(len(first), len(second))
    if first == second:
        return "joined"
    if sorted(left) == sorted(right):
        return "order"
    if initials.get(one) == other or initials.get(other) == one:
        return "initials"
    begins = any(a.startswith(b + " ") and len(b) > 2 for a, b in ((one, other), (other, one)))
    if begins or any(len(a) > 1 and set(a) <= set(b) for a, b in ((left, right), (right, left))):
        return "contains"
    return "spelling" if size >= 5 and digits(one) == digits(other) and close(first, second, size) else None


def close(first, second, size):
    return distance(first, second) <= 1 + (size > 8) + (size >= 16)


def digits(name):
    return sorted("".join(char if char.isdigit() else " " for char in name).split())


def test_the_blocks_find_what_comparing_everything_finds(shared):
    for seed in range(3):
        names = invented(seed, 70)
        expected = {
            (one, other, code(one, other))
            for one in names
            for other in names
            if one != other and keys(one) & keys(other) and code(one, other)
        }
        shared.put("in_invented", pa.table({"base": names}))
        put_likely(shared, "SELECT base, true AS asked, true AS known FROM temp.in_invented", "likely")
        assert set(shared.rows("SELECT ask, known, code FROM temp.in_likely")) == expected
        assert len({which for _, _, which in expected}) >= 3


def test_the_largest_blocks_are_left_out_first(shared):
    names = [f"sample {letters}" for letters in ("aaaa", "bbbb", "cccc", "dddd")] + ["kaiku", "kaikku"]
    shared.put("in_invented", pa.table({"base": names}))
    asked = "SELECT base, true AS asked, true AS known FROM temp.in_invented"
    put_likely(shared, asked, "likely", most=10)
    assert set(shared.rows("SELECT ask, known, code FROM temp.in_likely")) == {
        ("kaiku", "kaikku", "spelling"),
        ("kaikku", "kaiku", "spelling"),
    }
    assert shared.rows("SELECT count(*) FROM temp.in_likely_pair") == [(2,)]
