"""The company's seat in the cell of a place, and places that are only wished for."""

# cell → places of the data, seat
SEATS = {
    "AWS eu-west-1 (Irlanti). Yhtiö Yhdysvalloissa.": (["IE"], ["US"]),
    "Global (US-Unternehmen)": ([], ["US"]),
    "EU (US company)": ([], ["US"]),
    "Ireland. Company is in the US": (["IE"], ["US"]),
    "Frankfurt, Firmensitz USA": (["DE"], ["US"]),
    "EU (bolag i USA)": ([], ["US"]),
    "Siège aux États-Unis, hébergement UE": ([], ["US"]),
    "UE (empresa estadounidense)": ([], ["US"]),
    "EU (Switzerland-headquartered; EU data processing)": ([], ["CH"]),
    "US (San Francisco HQ)": (["US"], ["US"]),
    "Ireland, operated by a US company": (["IE"], ["US"]),
    "Ireland (operated by a US company)": (["IE"], ["US"]),
    "Hosted in Germany by a US company": (["DE"], ["US"]),
    "Gehostet in Frankfurt von einem US-Unternehmen": (["DE"], ["US"]),
    "Hébergé en France par une société américaine": (["FR"], ["US"]),
    "US company": (["US"], []),
    "by a US company": (["US"], []),
    "EU, support by a US company": (["US"], []),
    "Ireland; group companies in India": (["IE", "IN"], []),
    "Ireland (EU entity)": (["IE"], []),
}
OPEN = [
    *("[OPEN: EU residency]", "[ÖPPET: EU-lagring]", "offen: EU", "to be EU", "must be in the EU", "target: EU"),
    *("väljs senare, ska vara EU", "soll in der EU liegen", "tulee olla EU", "devra être en UE", "debe ser UE"),
]


def located(listed, cells, more=""):
    lines = "".join(f"V{n} Oy\t{cell}\t{more}\n" for n, cell in enumerate(cells))
    return listed(f"Vendor\tLocation\t{'Seat' if more else 'Purpose'}\n{lines}", "list.tsv")


def test_the_seat_of_the_company_is_no_place_of_the_data(listed):
    seen = located(listed, SEATS)
    found = [(each["countries"], each["headquarters"]) for each in seen.records]
    assert dict(zip(SEATS, found, strict=True)) == SEATS
    # Where the data are the company alone does not say.
    alone = {cell: [("Location", "place-partly-understood")] for cell in ("US company", "by a US company")}
    assert {cell: told for cell, told in seen.told(SEATS).items() if told} == alone
    seats = seen.session.rows(
        "SELECT source, country FROM temp.draft_location WHERE source_row = 2 AND use = 'headquarters'"
    )
    assert seats == [("list.tsv, row 2: AWS eu-west-1 (Irlanti). Yhtiö Yhdysvalloissa.", "US")]


def test_the_seat_of_the_parent_is_told(listed):
    seen = located(listed, ["EU hosting (US parent)"])
    assert [(each["countries"], each["headquarters"]) for each in seen.records] == [([], [])]
    assert seen.issues == [(2, "Location", "place-partly-understood")]


def test_beside_a_column_of_seats_another_seat_is_told(listed):
    seen = located(listed, ["EU (US company)"], "Canada")
    assert [(each["countries"], each["headquarters"]) for each in seen.records] == [([], ["CA"])]
    assert seen.issues == [(2, "Location", "place-partly-understood")]


def test_a_place_that_is_wished_for_is_none(listed):
    seen = located(listed, OPEN)
    assert seen.told(OPEN) == {cell: [("Location", "place-not-understood")] for cell in OPEN}
    assert [each["areas"] for each in seen.records] == [[]] * len(OPEN)


def test_a_place_that_somebody_asks_for_is_told(listed):
    cells = ["EU required", "EU requested", "USA (krävs)"]
    seen = located(listed, cells)
    assert seen.told(cells) == {cell: [("Location", "place-partly-understood")] for cell in cells}
