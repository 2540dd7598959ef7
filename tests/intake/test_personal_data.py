"""Cells on data: what they name, whether it is data of employees or of special categories, and where it goes."""

from tests.intake.test_batch import imported
from transfers.i18n.spelling import plain
from transfers.intake.data_words import topics
from transfers.intake.reference import rows

HEAD = "Vendor;Purpose;Data categories;Data subjects;Special categories;HR data\n"
# purpose, data categories, data subjects, special categories, HR data → what is told of the last two
CELLS = {
    "nothing said": ("Parcels", "name; e-mail", "customers", "", "", None, None),
    "pay in English": ("Parcels", "name; salary", "", "", "", None, True),
    "pay in Finnish": ("Palkanlaskenta", "", "", "", "", None, True),
    "pay in Swedish": ("Lönehantering", "", "", "", "", None, True),
    "pay in German": ("Lohn- und Gehaltsabrechnung", "", "", "", "", None, True),
    "pay in French": ("Gestion de la paie", "", "", "", "", None, True),
    "pay in Spanish": ("Gestión de nóminas", "", "", "", "", None, True),
    "employees in Finnish": ("Chat", "nimi", "asiakkaat ja työntekijät", "", "", None, True),
    "employees in Swedish": ("Chat", "namn", "anställda", "", "", None, True),
    "employees in German": ("Chat", "Name", "Beschäftigte", "", "", None, True),
    "employees in French": ("Chat", "nom", "salariés", "", "", None, True),
    "employees in Spanish": ("Chat", "nombre", "empleados", "", "", None, True),
    "applicants": ("Rekrytointi", "CV", "Bewerber", "", "", None, True),
    "health in Finnish": ("Chat", "terveystietoja", "", "", "", True, None),
    "health in Swedish": ("Chat", "hälsouppgifter", "", "", "", True, None),
    "health in German": ("Chat", "Gesundheitsdaten", "", "", "", True, None),
    "health in French": ("Chat", "données de santé", "", "", "", True, None),
    "health in Spanish": ("Chat", "datos de salud", "", "", "", True, None),
    "unions": ("Chat", "Gewerkschaftszugehörigkeit", "", "", "", True, None),
    "religion": ("Chat", "uskonnollinen vakaumus", "", "", "", True, None),
    "origin": ("Chat", "origine ethnique", "", "", "", True, None),
    "biometrics": ("Access control by fingerprint", "", "", "", "", True, None),
    "crimes": ("Chat", "antecedentes penales", "", "", "", True, None),
    "said in its own column": ("Chat", "name", "", "Yes", "nein", True, False),
    "named in its own column": ("Chat", "name", "", "Health data", "", True, None),
    "none in its own column": ("Chat", "name", "", "none", "", False, None),
    "denied": ("Chat", "name; no special categories", "", "", "", False, None),
    "one kind denied": ("Chat", "name; keine Gesundheitsdaten", "", "", "", None, None),
    "denied in Finnish": ("Chat", "nimi; terveystietoja ei käsitellä", "", "", "", None, None),
    "denied and named": ("Chat", "Gesundheitsdaten", "", "no", "", True, None),
    "denied in brackets": ("Chat", "name; e-mail (no special categories)", "", "", "", False, None),
    "a kind denied in brackets": ("Chat", "Fotos (keine Biometrie)", "", "", "", None, None),
    "asked": ("Chat", "name", "", "yes?", "ja ?", None, None),
    "an abbreviation in brackets": ("Chat", "Gesundheitsdaten (Notfälle)", "", "", "", True, None),
    "fingerprints of devices": ("Chat", "device fingerprint; browser fingerprints", "", "", "", None, None),
    "health of machines": ("Health checks", "employer; phone no", "", "", "", None, None),
    "other people's employees": ("Chat", "name", "employees of customers", "", "", None, None),
    "hours": ("24 hr support", "name", "", "", "", None, None),
    "personnel is no staff": ("Chat", "nom, données à caractère personnel", "", "", "", None, None),
    "personal is no staff": ("Chat", "personal address", "", "", "", None, None),
}  # fmt: skip


def line(number, *cells):
    return f"V{number} Oy;" + ";".join(f'"{cell}"' for cell in cells) + "\n"


def test_flags_follow_from_the_words_of_six_languages(listed):
    seen = listed(HEAD + "".join(line(n, *row[:5]) for n, row in enumerate(CELLS.values())))
    told = [(each["special_categories"], each["hr_data"]) for each in seen.records]
    assert dict(zip(CELLS, told, strict=True)) == {name: row[5:] for name, row in CELLS.items()}


def test_what_a_cell_names_stays_as_it_is_written(listed):
    seen = listed(HEAD + line(1, "Chat", "Name, email (work, private), ID; name", "asiakkaat | prospects", "", ""))
    assert seen.column("data_categories") == [["Name", "email (work, private)", "ID"]]
    assert seen.column("data_subjects") == [["asiakkaat", "prospects"]]
    assert seen.column("data_evidence") == [[]]


def test_the_cells_that_tell_a_flag_are_its_evidence(listed):
    seen = listed(HEAD + line(1, "Payroll", "name; sick leave", "staff", "", ""))
    assert seen.column("data_evidence") == [["name; sick leave", "staff", "Payroll"]]
    assert seen.session.rows("SELECT source FROM temp.draft_register") == [
        ("list.csv, row 2: Payroll; Data categories: name; sick leave; Data subjects: staff",)
    ]


# data categories, data subjects, special categories, HR data → what is told, and kept in the note
UNCLEAR = {
    ("see DPA", "", "", ""): ("Data categories", "data-not-named", "Data categories: see DPA"),
    ("henkilötietoja", "", "", ""): ("Data categories", "data-not-named", "Data categories: henkilötietoja"),
    ("No personal data", "", "", ""): ("Data categories", "no-personal-data", "Data categories: No personal data"),
    ("", "", "maybe", ""): ("Special categories", "flag-not-understood", "Special categories: maybe"),
    ("Gesundheitsdaten", "", "no", ""): ("Special categories", "flag-contradicted", None),
    ("n/a", "—", "unknown", "tbd"): (None, None, None),
}


def test_what_is_not_clear_is_said(listed):
    seen = listed(HEAD + "".join(line(n, "Chat", *cells) for n, cells in enumerate(UNCLEAR)))
    assert seen.told(UNCLEAR) == {
        cells: [(column, code)] * (code is not None) for cells, (column, code, _) in UNCLEAR.items()
    }
    notes = [note for (note,) in seen.session.rows("SELECT note FROM temp.draft_transfer ORDER BY source_row")]
    assert dict(zip(UNCLEAR, notes, strict=True)) == {cells: note for cells, (*_, note) in UNCLEAR.items()}
    described = [n for n, (_, code, _) in enumerate(UNCLEAR.values(), 2) if code == "flag-contradicted"]
    assert seen.session.rows("SELECT source_row FROM temp.draft_register") == [(n,) for n in described]


# special categories → what it names, whether there are any
ANSWERS = {
    **dict.fromkeys(("ja (Art. 9)", "yes (Art. 9)", "kyllä, 9 art.", "oui (art. 9 RGPD)"), ([], True)),
    **dict.fromkeys(("sí (artículo 9)", "Ja, Art. 9 Abs. 1 DSGVO", "ja (besondere Kategorien)"), ([], True)),
    **dict.fromkeys(("Article 9 GDPR", "kyllä, erityisiä henkilötietoryhmiä", "Art. 9 and Art. 10"), ([], True)),
    "no (Art. 9)": ([], False),
    "yes (health data)": (["health data"], True),
    "kyllä: terveystiedot, uskonto": (["terveystiedot", "uskonto"], True),
    "health data (Art. 9)": (["health data (Art. 9)"], True),
}


def test_what_only_answers_its_column_names_no_data(listed):
    seen = listed(HEAD + "".join(line(n, "Chat", "", "", cell, "") for n, cell in enumerate(ANSWERS)))
    found = zip(seen.column("data_categories"), seen.column("special_categories"), strict=True)
    assert dict(zip(ANSWERS, found, strict=True)) == ANSWERS
    assert seen.issues == []


def test_a_word_within_a_longer_one_tells_nothing(listed):
    cells = {**dict.fromkeys(("Maßhr", "Søhr", "hrß", "łpaie", "Straßcv")), "hr": True}
    seen = listed(HEAD + "".join(line(n, "Chat", cell, "", "", "") for n, cell in enumerate(cells)))
    assert dict(zip(cells, seen.column("hr_data"), strict=True)) == cells


def test_rows_of_the_same_data_share_a_register(session, law):
    text = HEAD + line(1, "Chat", "name; Salary", "Staff", "", "") + line(2, "Mail", "salary, Name", "staff", "", "")
    imported(session, law, text + line(3, "Mail", "name", "staff", "", ""))
    found = session.rows("SELECT count(*), count(DISTINCT register_id) FROM registry.transfer_revision")
    assert found == [(3, 2)]
    assert session.rows("SELECT name, hr_data, special_categories FROM registry.register_revision ORDER BY name") == [
        ("Staff: name, Salary", True, None),
        ("staff: name", True, None),
    ]
    again = imported(session, law, text + line(3, "Mail", "name", "staff", "", ""))
    assert again.changes == {"new": 0, "changed": 0, "unchanged": 3}
    assert len(session.rows("FROM registry.register_revision")) == 2


def test_other_data_are_another_register_and_the_one_left_goes(session, law):
    imported(session, law, HEAD + line(1, "Chat", "name", "", "", ""))
    seen = imported(session, law, HEAD + line(1, "Chat", "name; salary", "", "", ""))
    assert seen.changes == {"new": 0, "changed": 1, "unchanged": 0}
    retired = session.rows("SELECT name, retired FROM registry.register_revision ORDER BY changeset, retired")
    assert retired == [("name", False), ("name, salary", False), ("name", True)]
    silent = imported(session, law, "Vendor;Purpose\nV1 Oy;Chat\n")
    assert silent.changes == {"new": 0, "changed": 0, "unchanged": 1}, "a list without the column says nothing of it"


def test_no_word_means_two_things():
    meanings = {}
    for row in rows("data_words"):
        if row["meaning"] in ("special", "hr", "other"):
            meanings.setdefault(plain(row["words"]), set()).add(row["meaning"])
    assert {words: found for words, found in meanings.items() if len(found) > 1} == {}
    assert {topic.flag for topic in topics()} == {"special", "hr"}
    assert {row["where"] for row in rows("data_words")} == {"any", "data"}
