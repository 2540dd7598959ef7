"""The rules a second time: slow, one transfer and one basis after another, written from what the rules mean.

Nothing here is taken from the SQL. It reads the headers of `rules/sql` for severities only, and asks `status_of`,
`conditions_of`, `challenges_of` and `membership` about the law.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from judging import Finding
from oracle_assessed import Assessments

from transfers.domain import (
    Basis,
    Certification,
    Citation,
    Entity,
    Location,
    Notice,
    Organisation,
    Register,
    Service,
    Transfer,
)
from transfers.law import REGIMES, Law, Status, status_of
from transfers.rules import Asked, rules

SCHREMS_II = date(2020, 7, 16)
ALIVE = ("in_force", "legacy_only")
SAFEGUARDS = ("scc", "bcr", "adhoc", "code", "certification")
MODULAR = ("scc-2021", "uk-addendum")
ACCESS = ("support_access", "remote_engineering")
STORAGE = ("hosting", "backup")
CONTROLLERS = ("controller", "joint_controller")
ORDER = ("covered", "at_risk", "unknown", "uncovered")
SOMEWHERE_OUTSIDE = "AQ"
"""Stands for any destination of an instrument that serves all of them."""

Reason = tuple[str, str | None, str | None, date | None]
"""rule, basis, verdict, since"""


def runs(day: date, begins: date | None, ends: date | None) -> bool:
    return (begins is None or begins <= day) and (ends is None or day < ends)


def latest(*days: date | None) -> date | None:
    return max((day for day in days if day is not None), default=None)


@dataclass(frozen=True)
class Reliance:
    """A basis as it stands: the status of its instrument, and what is wrong with relying on it (None: it holds)."""

    basis: Basis
    fault: str | None
    since: date | None
    status: Status | None = None
    kind: str = ""

    @property
    def holds(self) -> bool:
        return self.fault is None

    @property
    def challenged(self) -> bool:
        return bool(self.status and self.status.challenges)


class Oracle:
    def __init__(self, rows: Iterable[Entity], law: Law, asked: Asked) -> None:
        self.law, self.on, self.day, self.known = law, asked.on, asked.law_day, asked.known
        self.rows = list(rows)
        self.statuses: dict[tuple[str, str, str], Status] = {}
        self.headers = {rule.id: rule for rule in rules()}

    # What the registry holds

    @cached_property
    def organisations(self) -> dict[str, Organisation]:
        return {row.id: row for row in self.rows if isinstance(row, Organisation)}

    @cached_property
    def transfers(self) -> dict[str, Transfer]:
        return {row.id: row for row in self.rows if isinstance(row, Transfer)}

    @cached_property
    def registers(self) -> dict[str, Register]:
        return {row.id: row for row in self.rows if isinstance(row, Register)}

    @cached_property
    def services(self) -> dict[str, Service]:
        return {row.id: row for row in self.rows if isinstance(row, Service)}

    @cached_property
    def locations(self) -> list[Location]:
        return [row for row in self.rows if isinstance(row, Location) and runs(self.on, row.since, row.until)]

    @cached_property
    def notices(self) -> list[Notice]:
        return [row for row in self.rows if isinstance(row, Notice) and runs(self.on, row.dated, row.superseded_on)]

    def notice(self, name: str | None) -> Notice | None:
        return next((row for row in self.rows if isinstance(row, Notice) and row.id == name), None)

    @cached_property
    def assessments(self) -> Assessments:
        return Assessments(self)

    def running(self) -> list[Transfer]:
        return [each for each in self.transfers.values() if runs(self.on, each.started_on, each.ended_on)]

    # What the law says

    def status(self, regime: str, destination: str, instrument: str) -> Status:
        key = (regime, destination, instrument)
        if key not in self.statuses:
            self.statuses[key] = status_of(self.law, regime, destination, instrument, self.day)
        return self.statuses[key]

    def within(self, regime: str, country: str) -> bool:
        return self.law.membership(regime, country, self.day) is not None

    def adequate(self, regime: str, country: str) -> bool:
        return self.status(regime, country, "adequacy").status == "in_force"

    # Whose law, and where to

    def regime(self, transfer: Transfer) -> str | None:
        """Its own, or that of the exporter's country; else that of the transfer it continues."""
        seen: set[str] = set()
        link: Transfer | None = transfer
        while link is not None and link.id not in seen:
            seen.add(link.id)
            country = self.organisations[link.exporter_id].country
            found = link.regime or next((each for each in REGIMES if country and self.within(each, country)), None)
            if found:
                return str(found)
            link = self.transfers.get(link.onward_of or "")
        return None

    def destination(self, transfer: Transfer) -> str | None:
        if transfer.destination or self.area_inside(transfer):
            return transfer.destination
        importer = self.organisations.get(transfer.importer_id or "")
        regime = self.regime(transfer)
        if importer and importer.country and regime and not self.within(regime, importer.country):
            return importer.country
        return None

    def area_inside(self, transfer: Transfer) -> bool:
        """Was a region named instead of a country, every place of which lies within the regime?"""
        regime = self.regime(transfer)
        return regime is not None and self.every_place(transfer.area, lambda each: self.within(regime, each))

    def began(self, transfer: Transfer) -> date | None:
        """Until its destination left the regime, there was nothing to find fault with."""
        regime, destination = self.regime(transfer), self.destination(transfer)
        if transfer.started_on is None or regime is None or destination is None or self.within(regime, destination):
            return transfer.started_on
        members = self.law.memberships_by_place.get((regime, destination), ())
        return max(
            [transfer.started_on, *(each.valid_to for each in members if each.valid_to and each.valid_to <= self.day)]
        )

    def given_up(self, transfer: Transfer) -> date | None:
        """The day on which the last basis that is no longer relied on was given up."""
        mine = (row for row in self.rows if isinstance(row, Basis) and row.transfer_id == transfer.id)
        return max(
            (each.relied_until for each in mine if each.relied_until and each.relied_until <= self.on), default=None
        )

    def state(self, transfer: Transfer) -> str:
        regime, destination = self.regime(transfer), self.destination(transfer)
        if transfer.nature != "disclosure":
            return "none"
        if regime is None:
            return "no_regime"
        if self.area_inside(transfer):
            return "inside"
        if destination is None:
            return "open"
        return "inside" if self.within(regime, destination) else "restricted"

    # Does a basis hold?

    def reliances(self, transfer: Transfer) -> list[Reliance]:
        if self.state(transfer) not in ("restricted", "open"):
            return []
        mine = (row for row in self.rows if isinstance(row, Basis) and row.transfer_id == transfer.id)
        return [self.reliance(transfer, each) for each in mine if runs(self.on, each.relied_from, each.relied_until)]

    def reliance(self, transfer: Transfer, basis: Basis) -> Reliance:
        since = latest(self.began(transfer), basis.relied_from)
        if basis.instrument == "unnamed":
            return Reliance(basis, "unnamed", since)
        if basis.instrument == "scc-unspecified":
            return Reliance(basis, "unspecified", since)
        if basis.instrument not in self.law.names:
            return Reliance(basis, "unheard-of", since)
        status = self.standing(transfer, basis.instrument)
        if status is None:
            return Reliance(basis, "unplaced", since)
        kind = self.law.instrument(status.instrument_id).kind if status.instrument_id else ""
        return Reliance(basis, self.fault(transfer, basis, status, kind), since, status, kind)

    def standing(self, transfer: Transfer, instrument: str) -> Status | None:
        """None: the instrument serves certain destinations, and where the data go is not known."""
        regime, destination = self.regime(transfer), self.destination(transfer)
        assert regime
        if destination:
            return self.status(regime, destination, instrument)
        served = {each.destination for each in self.law.by_name.get((regime, instrument), ())}
        if served <= {None}:
            return self.status(regime, SOMEWHERE_OUTSIDE, instrument)
        if len(served) == 1:
            # It serves one country alone. If it does not even serve that one, it serves nobody.
            only = self.status(regime, str(served.pop()), instrument)
            return None if only.status in ALIVE else only
        return None

    def fault(self, transfer: Transfer, basis: Basis, status: Status, kind: str) -> str | None:
        if kind == "law" and status.status == "in_force":
            return "unnamed"
        if status.status not in ALIVE:
            return status.status
        return self.unsigned(basis, status, kind) or self.out_of_scope(transfer, basis, status, kind)

    def unsigned(self, basis: Basis, status: Status, kind: str) -> str | None:
        signed = basis.signed_on
        if signed and signed > self.on:
            return "not signed yet"
        if status.status == "legacy_only":
            assert status.legacy_signed_before
            if signed is None:
                return "old clauses, unsigned"
            if signed >= status.legacy_signed_before:
                return "signed outside"
        if kind != "scc":
            return None
        if signed is None:
            return "not signed yet" if basis.rank == "fallback" else None
        return "signed outside" if signed < self.first_concluded(basis.instrument, status) else None

    def first_concluded(self, instrument: str, status: Status) -> date:
        """Clauses exist since the EU made them; a contract of that time goes on under the law that takes them over."""
        made = self.law.by_name.get(("EU", instrument))
        return made[0].valid_from if made else self.law.instrument(str(status.instrument_id)).valid_from

    def out_of_scope(self, transfer: Transfer, basis: Basis, status: Status, kind: str) -> str | None:
        importer = self.organisations.get(transfer.importer_id or "")
        if basis.scope == "outside":
            return "outside scope"
        for condition in self.law.conditions_of(str(status.instrument_id), self.day):
            if importer and importer.sector and condition.excludes_sector == importer.sector:
                return "outside scope"
        if basis.instrument == "dpf":
            return self.not_listed(transfer)
        return "systematic" if kind == "derogation" and transfer.frequency == "systematic" else None

    def not_listed(self, transfer: Transfer) -> str | None:
        if transfer.importer_id is None:
            return "unplaced"
        regime = str(self.regime(transfer))
        word = self.certification(transfer.importer_id, f"dpf-{regime.lower()}")
        if word is None or not self.on_the_list(word):
            others = (self.certification(transfer.importer_id, f"dpf-{each}") for each in ("eu", "uk", "ch"))
            return "wrong part" if any(each and self.on_the_list(each) for each in others) else "not certified"
        register = self.registers.get(transfer.register_id or "")
        if register and register.hr_data and not word.covers_hr:
            return "no hr"
        return "hr only" if register and register.hr_data is False and word.covers_non_hr is False else None

    def certification(self, organisation: str, framework: str) -> Certification | None:
        """The newest word on the organisation that had been spoken by the day."""
        spoken = [
            row
            for row in self.rows
            if isinstance(row, Certification)
            and (row.organisation_id, row.framework) == (organisation, framework)
            and (row.certified_on is None or row.certified_on <= self.on)
        ]
        never = date.min
        return max(
            spoken,
            key=lambda row: (row.certified_on or row.checked_on or never, row.checked_on or never, row.id),
            default=None,
        )

    def on_the_list(self, word: Certification) -> bool:
        if word.ended_on and word.ended_on <= self.on:
            return False
        if word.status in ("active", "under_review"):
            return True
        return bool(word.certified_on and word.ended_on)

    # What is found

    def found(self) -> list[Finding]:
        findings = [self.finding(each, reason) for each in self.running() for reason in self.reasons(each)]
        findings += [self.finding(None, reason) for reason in self.citations_alone()]
        return findings

    def finding(self, transfer: Transfer | None, reason: Reason) -> Finding:
        rule, basis, verdict, since = reason
        header = self.headers[rule]
        severity = header.softened if verdict == "at_risk" else header.severity
        return Finding(rule, transfer.id if transfer else None, basis, verdict, severity, since)

    def verdict(self, transfer: Transfer) -> str:
        said = [verdict for _, _, verdict, _ in self.reasons(transfer) if verdict]
        if said:
            return max(said, key=ORDER.index)
        state = self.state(transfer)
        if state in ("none", "inside"):
            return "no_transfer"
        return (
            "covered" if state == "restricted" and any(each.holds for each in self.reliances(transfer)) else "unknown"
        )

    def reasons(self, transfer: Transfer) -> Iterator[Reason]:
        state = self.state(transfer)
        yield from self.about_the_notice(transfer, state)
        if state in ("none", "inside"):
            yield "no-transfer", None, None, self.began(transfer)
        if state == "no_regime":
            yield "exporter-regime-unknown", None, "unknown", self.began(transfer)
        if state == "inside" or (state == "restricted" and self.only_adequate(transfer)):
            yield from self.reached_from_outside(transfer)
        if state == "inside" and self.has_foreign_parent(transfer, str(self.regime(transfer))):
            yield "foreign-parent", None, "at_risk", self.began(transfer)
        if state in ("inside", "restricted"):
            yield from self.location_stale(transfer)
        if state == "restricted" and self.regime(transfer) == "EU":
            territory = self.law.territory_by_code.get(str(self.destination(transfer)))
            if territory and territory.review:
                yield "territory-doubtful", None, None, self.began(transfer)
        if state in ("open", "restricted"):
            reliances = self.reliances(transfer)
            yield from self.about_the_parties(transfer, state)
            if not reliances:
                yield from self.no_basis(transfer, state)
            for reliance in reliances:
                yield from self.about_a_basis(transfer, reliance, reliances)
            yield from self.about_the_assessment(transfer, state)

    def about_the_parties(self, transfer: Transfer, state: str) -> Iterator[Reason]:
        if transfer.importer_id is None:
            yield "importer-unnamed", None, "unknown", self.began(transfer)
        if state == "open":
            sub = transfer.importer_role == "sub_processor"
            rule = "subprocessor-location-unknown" if sub else "location-unknown"
            yield rule, None, "unknown", self.began(transfer)

    def no_basis(self, transfer: Transfer, state: str) -> Iterator[Reason]:
        began = self.began(transfer)
        if state == "open":
            declared_by = self.notice(transfer.notice_id)
            if declared_by is None or declared_by.transfer_claim != "none":
                yield "mechanism-not-named", None, "unknown", began
        elif self.adequate(str(self.regime(transfer)), str(self.destination(transfer))):
            decision = self.status(str(self.regime(transfer)), str(self.destination(transfer)), "adequacy")
            since = latest(latest(began, decision.since), self.given_up(transfer))
            yield "basis-not-recorded", None, "at_risk", since
        else:
            since = latest(began, self.given_up(transfer))
            yield "onward-without-basis" if transfer.onward_of else "basis-missing", None, "uncovered", since

    def about_a_basis(self, transfer: Transfer, one: Reliance, all_of_them: list[Reliance]) -> Iterator[Reason]:
        if one.holds:
            yield from self.weak_spots(transfer, one, all_of_them)
            return
        held = any(each.holds for each in all_of_them)
        effect, doubt = ("at_risk", "at_risk") if held else ("uncovered", "unknown")
        name, since = one.basis.id, one.since
        ended = latest(one.status.since if one.status else None, since)
        match one.fault:
            case "unnamed":
                yield "basis-unnamed", name, doubt, since
            case "unspecified":
                yield "basis-version-unknown", name, doubt, since
            case "unheard-of":
                yield "basis-unknown-name", name, doubt, since
            case "unplaced":
                yield "basis-unplaced", name, doubt, since
            case "none":
                elsewhere = self.serves_elsewhere(transfer, one.basis.instrument)
                yield "basis-wrong-regime" if elsewhere else "basis-wrong-destination", name, effect, since
            case "invalidated" | "withdrawn" | "expired":
                yield f"basis-{one.fault}", name, effect, ended
            case "repealed":
                had_legacy = one.status is not None and one.status.legacy_until is not None
                yield "scc-legacy-past" if had_legacy else "basis-repealed", name, effect, ended
            case "not_yet":
                yield "basis-not-yet", name, effect, since
            case "not signed yet":
                alone = not held and not any(each.basis.rank == "primary" for each in all_of_them)
                if one.basis.rank == "primary" or alone:
                    yield "scc-unsigned", name, effect, since
            case "old clauses, unsigned":
                yield "scc-unsigned", name, doubt, since
            case "signed outside":
                yield "scc-signed-outside", name, effect, latest(one.basis.signed_on, since)
            case "outside scope":
                yield "adequacy-outside-scope", name, effect, since
            case "wrong part":
                yield "dpf-wrong-part", name, effect, since
            case "not certified":
                yield "dpf-not-certified", name, effect, latest(self.left_the_list(transfer), since)
            case "no hr":
                yield "dpf-no-hr-coverage", name, effect, since
            case "hr only":
                yield "dpf-hr-only", name, effect, since
            case "systematic":
                yield "derogation-systematic", name, effect, since
            case other:
                raise AssertionError(other)

    def serves_elsewhere(self, transfer: Transfer, instrument: str) -> bool:
        """Would another regime's instrument of that name hold for this destination (or, when unknown, for any)?"""
        destination = self.destination(transfer)
        for regime in REGIMES:
            instruments = self.law.by_name.get((regime, instrument), ())
            if regime == self.regime(transfer) or not instruments:
                continue
            bound = any(each.destination for each in instruments)
            asked = destination if bound else SOMEWHERE_OUTSIDE
            if asked and not self.within(regime, asked) and self.status(regime, asked, instrument).status in ALIVE:
                return True
        return False

    def left_the_list(self, transfer: Transfer) -> date | None:
        word = self.certification(str(transfer.importer_id), f"dpf-{str(self.regime(transfer)).lower()}")
        return word.ended_on if word and word.ended_on and word.ended_on <= self.on else None

    def weak_spots(self, transfer: Transfer, one: Reliance, all_of_them: list[Reliance]) -> Iterator[Reason]:
        """What is to be said of a basis that holds."""
        status, name = one.status, one.basis.id
        assert status
        assert status.instrument_id
        instrument = self.law.instrument(status.instrument_id)
        signed = latest(one.basis.signed_on, one.since)
        if status.status == "legacy_only":
            yield "scc-legacy-ending", name, "at_risk", status.since
        elif status.until and instrument.end_kind not in ("invalidated", "withdrawn"):
            first = status.until - timedelta(days=90)
            if first <= self.day:
                yield "basis-ending", name, "at_risk", first
        if one.kind == "scc" and one.basis.signed_on is None:
            yield "scc-unsigned", name, "at_risk", one.since
        if one.kind in SAFEGUARDS and one.kind != "scc" and one.basis.signed_on is None and one.basis.scope is None:
            yield "safeguard-unproven", name, "at_risk", one.since
        if one.basis.instrument in MODULAR and one.basis.module is None and one.basis.signed_on:
            yield "scc-module-unrecorded", name, "at_risk", signed
        if one.basis.instrument in MODULAR and one.basis.module:
            sides = ["c" if role in CONTROLLERS else "p" for role in (transfer.exporter_role, transfer.importer_role)]
            if one.basis.module != "2".join(sides):
                yield "scc-wrong-module", name, "at_risk", signed
        if one.kind == "derogation" and transfer.frequency is None:
            yield "derogation-frequency-unknown", name, "at_risk", one.since
        if one.kind == "adequacy" and one.basis.scope is None:
            conditions = self.law.conditions_of(instrument.id, self.day)
            if any(each.needs_confirmation for each in conditions):
                yield "adequacy-scope-unconfirmed", name, "at_risk", one.since
        if one.challenged and not any(each.holds and not each.challenged for each in all_of_them):
            yield "challenged-without-fallback", name, "at_risk", latest(self.doubted_since(instrument.id), one.since)
        if one.basis.instrument == "dpf":
            yield from self.list_not_read(transfer, one)
            if one.basis.scope is None and not self.surely_covered(transfer):
                yield "dpf-coverage-unconfirmed", name, "at_risk", one.since
        limit = 183 if one.challenged else 366
        if (self.known - instrument.checked_on).days > limit:
            yield "law-fact-stale", name, "at_risk", instrument.checked_on + timedelta(days=limit + 1)

    def doubted_since(self, instrument: str) -> date:
        """Walk back day by day for as long as something was open."""
        day = self.day
        while self.law.challenges_of(instrument, day - timedelta(days=1)):
            day -= timedelta(days=1)
        return day

    def surely_covered(self, transfer: Transfer) -> bool:
        """Do the data lie within the certification whatever it is that nobody has recorded?"""
        word = self.certification(str(transfer.importer_id), f"dpf-{str(self.regime(transfer)).lower()}")
        register = self.registers.get(transfer.register_id or "")
        assert word
        kinds = (True, False) if register is None or register.hr_data is None else (register.hr_data,)
        certificates = [
            (hr, other)
            for hr in ((True, False) if word.covers_hr is None else (word.covers_hr,))
            for other in ((True, False) if word.covers_non_hr is None else (word.covers_non_hr,))
            if hr or other or (word.covers_hr, word.covers_non_hr) == (False, False)
        ]
        return all(hr if staff else other for staff in kinds for hr, other in certificates)

    def list_not_read(self, transfer: Transfer, one: Reliance) -> Iterator[Reason]:
        word = self.certification(str(transfer.importer_id), f"dpf-{str(self.regime(transfer)).lower()}")
        assert word
        if word.checked_on is None:
            yield "dpf-check-stale", one.basis.id, "at_risk", one.since
            return
        reasons = [word.checked_on + timedelta(days=184)]
        if word.next_due and word.checked_on < word.next_due:
            reasons.append(word.next_due)
        if min(reasons) <= self.known:
            yield "dpf-check-stale", one.basis.id, "at_risk", min(reasons)

    def safeguards(self, transfer: Transfer) -> list[Reliance]:
        return [each for each in self.reliances(transfer) if each.holds and each.kind in SAFEGUARDS]

    def existing_since(self, one: Reliance) -> date | None:
        """The first day on which clauses could be signed; other safeguards are older than what asks about them."""
        assert one.status
        return self.first_concluded(one.basis.instrument, one.status) if one.kind == "scc" else None

    def about_the_assessment(self, transfer: Transfer, state: str) -> Iterator[Reason]:
        safeguards = self.safeguards(transfer)
        first = min(safeguards, key=lambda each: each.basis.id, default=None)
        yield from self.assessments.reasons(transfer, state, first.basis if first else None)
        if state != "restricted" or first is None:
            return
        newest = self.assessments.newest(transfer)
        if newest is None:
            if self.day >= SCHREMS_II:
                since = latest(SCHREMS_II, first.since, first.basis.signed_on)
                yield "tia-missing", first.basis.id, "at_risk", since
            return
        days = [day for day in (newest.review_on, newest.reopened_on) if day and day <= self.on]
        if days or (newest.status == "reopened" and newest.reopened_on is None):
            yield "tia-overdue", first.basis.id, "at_risk", min(days, default=None)

    # From where the data are reached

    def places(self, transfer: Transfer, uses: tuple[str, ...]) -> list[str]:
        """The countries outside the regime where the service or the importer does one of these things."""
        regime = str(self.regime(transfer))
        owners = {(transfer.service_id, None), (None, transfer.importer_id)} - {(None, None)}
        return [
            each.country
            for each in self.locations
            if (each.service_id, each.organisation_id) in owners
            and each.use in uses
            and each.country
            and not self.within(regime, each.country)
        ]

    def somewhere_open(self, transfer: Transfer, regime: str) -> bool:
        """Is there a place of the service or the importer that names no country, nor a region that would do?"""
        owners = {(transfer.service_id, None), (None, transfer.importer_id)} - {(None, None)}
        return any(
            (each.service_id, each.organisation_id) in owners
            and each.use in ACCESS + STORAGE
            and each.country is None
            and not self.harmless(regime, each.area)
            for each in self.locations
        )

    def harmless(self, regime: str, area: str | None) -> bool:
        return self.every_place(area, lambda each: self.within(regime, each) or self.adequate(regime, each))

    def every_place(self, area: str | None, holds: Callable[[str], bool]) -> bool:
        """Is it a region whose places are known, and is this true of each of them?"""
        members = {
            "benelux": ("BE", "NL", "LU"),
            "dach": ("DE", "AT", "CH"),
            "nordic countries": ("DK", "FI", "IS", "NO", "SE"),
        }
        europe = [each.territory for each in self.law.inside("EU", self.day)]
        for part in (area or "").lower().split("/"):
            name = part.strip()
            countries = europe if name in ("eu", "eea", "european union") else members.get(name, ())
            if not countries or not all(holds(each) for each in countries):
                return False
        return True

    def reached_from_outside(self, transfer: Transfer) -> Iterator[Reason]:
        regime = str(self.regime(transfer))
        for rule, uses in (("remote-access", ACCESS), ("hosting-outside", STORAGE)):
            if any(not self.adequate(regime, country) for country in self.places(transfer, uses)):
                yield rule, None, "at_risk", self.began(transfer)
        if self.somewhere_open(transfer, regime):
            yield "place-not-known", None, "unknown", self.began(transfer)
        importer = self.organisations.get(transfer.importer_id or "")
        seat = importer.country if importer else None
        if seat and not self.within(regime, seat) and not self.adequate(regime, seat):
            yield "importer-outside", None, "at_risk", self.began(transfer)

    def only_adequate(self, transfer: Transfer) -> bool:
        """Does nothing carry the transfer but that the country it goes to is adequate?"""
        carrying = {each.kind for each in self.reliances(transfer) if each.holds}
        return carrying == {"adequacy"}

    def has_foreign_parent(self, transfer: Transfer, regime: str) -> bool:
        child = self.organisations.get(transfer.importer_id or "")
        for _ in range(10):
            child = self.organisations.get(child.parent_id or "") if child else None
            if child and child.country and not self.within(regime, child.country):
                return True
        return False

    def location_stale(self, transfer: Transfer) -> Iterator[Reason]:
        checked = [
            each.checked_on
            for each in self.locations
            if transfer.service_id and each.service_id == transfer.service_id and each.checked_on
        ]
        if checked and (self.known - min(checked)).days > 731:
            yield "location-stale", None, "at_risk", min(checked) + timedelta(days=732)

    # What notices say

    def about_the_notice(self, transfer: Transfer, state: str) -> Iterator[Reason]:
        for notice in self.notices:
            if notice.controller_id == transfer.exporter_id and notice.transfer_claim == "none":
                since = latest(notice.dated, self.began(transfer))
                if state == "restricted" or (state == "inside" and self.places(transfer, ACCESS + STORAGE)):
                    yield "notice-contradicted", None, "at_risk", since
                elif state == "open":
                    yield "notice-unproven", None, "unknown", since
            if notice.id == transfer.notice_id:
                yield from self.repealed(notice)

    def repealed(self, notice: Notice) -> Iterator[Reason]:
        for row in self.rows:
            if isinstance(row, Citation) and row.notice_id == notice.id and row.law in self.law.names:
                cited = self.status("EU", SOMEWHERE_OUTSIDE, row.law)
                if cited.status == "repealed":
                    yield "repealed-law-cited", None, None, latest(cited.since, notice.dated)

    def citations_alone(self) -> Iterator[Reason]:
        """Citations of notices that declare no transfer running on the day."""
        declared = {each.notice_id for each in self.running()}
        for notice in self.notices:
            if notice.id not in declared:
                yield from self.repealed(notice)
