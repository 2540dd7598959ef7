"""The module of the clauses against the roles: the whole table, for the EU's clauses and the British Addendum."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from cases import ORGANISATIONS
from judging import asked, judged, put

from transfers.domain import Basis, Transfer
from transfers.domain.words import Module, Role
from transfers.law import Law
from transfers.ledger import Session

CONTROLLERS = {"controller", "joint_controller"}
# (controller exports, controller imports) → the module of (EU) 2021/914 made for it
MODULES = {(True, True): "c2c", (True, False): "c2p", (False, False): "p2p", (False, True): "p2c"}
DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("exporter", "instrument", "applies"),
    [("fi", "scc-2021", True), ("ch", "scc-2021", True), ("gb", "uk-addendum", True), ("gb", "idta", False)],
)
def test_every_module_with_every_pair_of_roles(
    session: Session, law: Law, exporter: str, instrument: str, applies: bool
) -> None:
    table = list(product(Role, Role, [*Module, None]))
    transfers = [
        Transfer(
            id=f"t{n}",
            exporter_id=exporter,
            importer_id="us",
            destination="US",
            exporter_role=exporting,
            importer_role=importing,
        )
        for n, (exporting, importing, _) in enumerate(table)
    ]
    bases = [
        Basis(id=f"b{n}", transfer_id=f"t{n}", instrument=instrument, module=module, signed_on=date(2023, 1, 1))
        for n, (_, _, module) in enumerate(table)
    ]
    put(session, [*ORGANISATIONS, *transfers, *bases])
    told = judged(session, law, asked(DAY)).findings
    found, unrecorded = (
        {each.transfer for each in told if each.rule == rule} for rule in ("scc-wrong-module", "scc-module-unrecorded")
    )
    wrong = {
        f"t{n}"
        for n, (exporting, importing, module) in enumerate(table)
        if applies and module and module != MODULES[exporting in CONTROLLERS, importing in CONTROLLERS]
    }
    assert found == wrong
    assert unrecorded == {f"t{n}" for n, (_, _, module) in enumerate(table) if applies and not module}
