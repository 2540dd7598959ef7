"""Assessments a second time: which one counts for a transfer, what it relied on, and why it is open again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from transfers.domain import Assessment, Basis, Fulfilment, Location, Transfer
from transfers.law import country_pack, stale_from
from transfers.law.statements import REQUIRED

if TYPE_CHECKING:
    from oracle import Oracle, Reason

STOP = ("suspend", "restructure")
SCHREMS_II = date(2020, 7, 16)
# What a finished assessment may end in besides. The last one only with its conditions.
GOES_ON = ("not_a_transfer", "monitor_only", "derogation_recorded", "proceed", "proceed_no_reason_to_believe")
ON_CONDITIONS = "proceed_with_conditions"


class Held(NamedTuple):
    """Since when a fact holds, and from when on it is too old to rely on."""

    since: date | None = None
    stale_on: date | None = None


Key = tuple[str, str, str]
"""kind, subject, value"""


class Assessments:
    def __init__(self, oracle: Oracle) -> None:
        self.oracle = oracle
        self.on, self.known, self.law = oracle.on, oracle.known, oracle.law
        self.all = [row for row in oracle.rows if isinstance(row, Assessment)]

    def covering(self, transfer: Transfer) -> list[Assessment]:
        return [each for each in self.all if transfer.id in (each.transfer_id, *each.further_transfers)]

    def newest(self, transfer: Transfer) -> Assessment | None:
        """The signed one that counts on the day. One that was replaced later counted until then."""
        signed = [
            each
            for each in self.covering(transfer)
            if each.kind == "tia"
            and each.status in ("signed", "reopened", "superseded")
            and each.signed_on
            and each.signed_on <= self.on
        ]
        return max(signed, key=lambda each: (each.signed_on, each.version, each.id), default=None)

    # What is found

    def reasons(self, transfer: Transfer, state: str, first: Basis | None) -> Iterator[Reason]:
        """`first` is the safeguard for which an assessment is needed, if one is."""
        found = self.newest(transfer)
        if found is not None and state in ("restricted", "open"):
            if found.seal:
                yield "tia-altered", None, "at_risk", found.signed_on
            if self.open_conditions(found):
                yield "tia-conditions-open", None, "at_risk", later(found.signed_on, self.oracle.began(transfer))
        if first is None or state != "restricted":
            return
        yield from self.against(transfer, found)
        if found is not None and found.signed_on:
            yield from self.doubts(transfer, found, found.signed_on, first)
        if found is not None and (why := self.reopened(found)):
            yield "tia-reopened", first.id, "at_risk", min((day for day in why if day), default=None)

    def against(self, transfer: Transfer, found: Assessment | None) -> Iterator[Reason]:
        if found is not None and found.outcome in STOP:
            yield "tia-stop", None, "uncovered", later(found.signed_on, self.oracle.began(transfer))
        rejected = [
            each.rejected_on
            for each in self.covering(transfer)
            if each.kind == "tia" and each.status == "rejected" and each.rejected_on and each.rejected_on <= self.on
        ]
        if rejected and not (found and found.signed_on and found.signed_on >= max(rejected)):
            yield "tia-rejected", None, "at_risk", later(max(rejected), self.oracle.began(transfer))

    def doubts(self, transfer: Transfer, found: Assessment, signed: date, first: Basis) -> Iterator[Reason]:
        """Can it have assessed any safeguard that there is, and does it say what came of it?"""
        carrying = self.oracle.safeguards(transfer)
        there = min(later(SCHREMS_II, self.oracle.existing_since(each)) for each in carrying)
        if signed >= there:
            if not self.concluded(found):
                yield "tia-outcome-unrecorded", first.id, "at_risk", later(signed, self.oracle.began(transfer))
        elif self.oracle.day >= SCHREMS_II and (found.relied is None or signed < SCHREMS_II):
            since = later(there, first.signed_on, first.relied_from, self.oracle.began(transfer))
            yield "tia-predates", first.id, "at_risk", since

    def concluded(self, found: Assessment) -> bool:
        """Is it known what the assessment ends in?"""
        if found.outcome == ON_CONDITIONS:
            return bool(json.loads(found.conditions or "[]"))
        return found.outcome in (*STOP, *GOES_ON)

    def reopened(self, found: Assessment) -> list[date | None]:
        """The days of all reasons but the review and a hand; empty when it stands."""
        overdue = [due + timedelta(days=1) for due in self.open_conditions(found) if due is not None and due < self.on]
        return [*overdue, *(self.changed(found) if found.relied else [])]

    def changed(self, found: Assessment) -> list[date | None]:
        relied = {(each["kind"], each["subject"], each["value"]) for each in json.loads(found.relied or "[]")}
        present = self.present(found) if found.questionnaire_version else {}
        gone, come = relied - set(present), set(present) - relied
        keys = {key[:2] for key in gone}
        days: list[date | None] = []
        for kind, subject in keys | {key[:2] for key in come}:
            if kind == "country" and (kind, subject) not in keys:
                continue
            came = [present[key].since for key in come if key[:2] == (kind, subject)]
            days.append(min((day for day in came if day), default=None))
        days += [
            held.stale_on
            for key, held in present.items()
            if key in relied and held.stale_on and held.stale_on <= self.known
        ]
        return days

    def open_conditions(self, found: Assessment) -> list[date | None]:
        met = {
            row.condition
            for row in self.oracle.rows
            if isinstance(row, Fulfilment) and row.assessment_id == found.id and row.done_on <= self.on
        }
        asked = json.loads(found.conditions or "[]")
        return [date.fromisoformat(each["due_on"]) for each in asked if each["id"] not in met]

    # What it would rely on today

    def present(self, found: Assessment) -> dict[Key, Held]:
        facts: dict[Key, Held] = {}
        for name in (found.transfer_id, *found.further_transfers):
            for key, held in self.of_transfer(self.oracle.transfers[name]):
                before = facts.get(key, Held())
                facts[key] = Held(sooner(before.since, held.since), sooner(before.stale_on, held.stale_on))
        return facts

    def of_transfer(self, transfer: Transfer) -> Iterator[tuple[Key, Held]]:
        destination = self.oracle.destination(transfer)
        yield ("destination", "", destination or "?"), Held()
        if transfer.importer_id:
            yield ("importer", "", transfer.importer_id), Held()
            if parent := self.oracle.organisations[transfer.importer_id].parent_id:
                yield ("parent", "", parent), Held()
        yield from self.of_the_law(transfer, destination)
        yield from self.of_places(transfer)
        for each in self.oracle.running():
            if each.onward_of == transfer.id:
                where = self.oracle.destination(each) or "?"
                yield ("sub_processor", each.importer_id or "?", where), Held(each.started_on)
        if register := self.oracle.registers.get(transfer.register_id or ""):
            if register.hr_data is not None:
                yield ("data", "hr_data", str(register.hr_data).lower()), Held()
            if register.special_categories is not None:
                yield ("data", "special_categories", str(register.special_categories).lower()), Held()

    def of_places(self, transfer: Transfer) -> Iterator[tuple[Key, Held]]:
        regime = self.oracle.regime(transfer)
        for each in self.oracle.locations:
            mine = (each.service_id and each.service_id == transfer.service_id) or (
                each.organisation_id and each.organisation_id == transfer.importer_id
            )
            if mine and not (regime and each.country and self.oracle.within(regime, each.country)):
                yield self.place(each)

    def place(self, each: Location) -> tuple[Key, Held]:
        stale = each.checked_on + timedelta(days=732) if each.checked_on else None
        return ("location", str(each.use), str(each.country or each.area or each.publication)), Held(each.since, stale)

    def of_the_law(self, transfer: Transfer, destination: str | None) -> Iterator[tuple[Key, Held]]:
        if destination and (pack := country_pack(self.law, destination, self.oracle.day)).statements:
            topics = [pack.of(topic) for topic in REQUIRED]
            stale = sooner(*(max(stale_from(each) for each in said) for said in topics if said))
            yield ("country", destination, pack.digest), Held(None, stale)
        regime = self.oracle.regime(transfer)
        if regime and destination and self.oracle.within(regime, destination):
            return
        for basis in self.oracle.rows:
            if (
                isinstance(basis, Basis)
                and basis.transfer_id == transfer.id
                and (basis.relied_from is None or basis.relied_from <= self.on)
                and (basis.relied_until is None or self.on < basis.relied_until)
            ):
                yield from self.of_basis(transfer, basis, regime, destination)

    def of_basis(
        self, transfer: Transfer, basis: Basis, regime: str | None, destination: str | None
    ) -> Iterator[tuple[Key, Held]]:
        served = {each.destination for each in self.law.by_name.get((str(regime), basis.instrument), ())}
        asked = "AQ" if None in served else destination
        status = self.oracle.status(regime, asked, basis.instrument) if regime and served and asked else None
        if status is None or status.instrument_id is None:
            yield ("instrument", basis.instrument, "none"), Held()
        else:
            instrument = self.law.instrument(status.instrument_id)
            age = 184 if status.challenges else 367
            stale = instrument.checked_on + timedelta(days=age)
            yield ("instrument", instrument.id, status.status), Held(status.since, stale)
            if status.challenges:
                yield ("challenge", instrument.id, "open"), Held(self.oracle.doubted_since(instrument.id))
        if basis.instrument == "dpf" and regime:
            yield self.listing(transfer, regime)

    def listing(self, transfer: Transfer, regime: str) -> tuple[Key, Held]:
        framework = f"dpf-{regime.lower()}"
        word = self.oracle.certification(transfer.importer_id, framework) if transfer.importer_id else None
        if word is None:
            return ("certification", framework, "none"), Held()
        listed = self.oracle.on_the_list(word)
        ended = word.ended_on if word.ended_on and word.ended_on <= self.on else None
        stale = word.checked_on + timedelta(days=184) if word.checked_on else None
        value = ("active, hr" if word.covers_hr else "active") if listed else "none"
        return ("certification", framework, value), Held(ended, stale)


def later(*days: date | None) -> date | None:
    return max((day for day in days if day is not None), default=None)


def sooner(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)
