"""Mechanisms and places in the words of lawyers, and words that say that there is none after all."""

# cell → mechanisms, what is told of it
MECHANISMS = {
    "Commission decision (EU) 2021/1772": (["adequacy"], None),
    "Commission decision 2004/915/EC": (["scc-2004"], None),
    "2000/518/EC": (["adequacy"], None),
    "Komission päätös tietosuojan riittävyydestä": (["adequacy"], None),
    "Angemessen gem. Anhang 1 DSV": (["adequacy"], None),
    "Art. 49(1) subpara 2 compelling legitimate interests": (["art49-2"], None),
    "MCCs": (["scc-unspecified"], None),
    "refused to sign SCCs": ([], "mechanism-not-understood"),
    "SCC abgelehnt": ([], "mechanism-not-understood"),
    "Privacy Shield successor": ([], "mechanism-not-understood"),
    "Privacy Shield": (["privacy-shield"], None),
    "SCC only for backup": ([], "mechanism-conditional"),
    "nur für Support SCC": ([], "mechanism-conditional"),
    "SCC only": (["scc-unspecified"], None),
    "entfällt, Sitz in der EU": ([], None),
    "Behövs ej": ([], None),
    "Néant": ([], None),
}
# cell → countries, regions, what is told of it
PLACES = {
    "Remote access from Serbia cannot be excluded": (["RS"], [], "place-partly-understood"),
    "Zugriff aus Indien kann nicht ausgeschlossen werden": (["IN"], [], "place-partly-understood"),
    "Serbia excluded": ([], [], "place-not-understood"),
    "Georgia (maa)": (["GE"], [], None),
    "Georgia (US state)": (["US"], [], None),
    "Georgia": ([], [], "place-not-understood"),
    "Windhoek": (["NA"], [], None),
    "Maarianhamina": (["AX"], [], None),
    "St. Helier": (["JE"], [], None),
    "Tripoli": ([], [], "place-not-understood"),
    "Tripoli, Lebanon": (["LB"], [], None),
    "Multi-region": ([], ["varies"], None),
    "EU multi-region": ([], ["EU"], None),
    "No (UE)": ([], ["EU"], "place-partly-understood"),
    "no UE": ([], ["third countries"], None),
    "non-EU": ([], ["third countries"], None),
}


def under(listed, heading, cells):
    seen = listed(f"Vendor\t{heading}\n" + "".join(f"V{n} Oy\t{cell}\n" for n, cell in enumerate(cells)), "list.tsv")
    told = {row: code for row, column, code in seen.issues if column == heading}
    return [(each, told.get(each["row"])) for each in seen.records]


def test_mechanisms(listed):
    found = [(each["mechanisms"], told) for each, told in under(listed, "Transfer mechanism", MECHANISMS)]
    assert dict(zip(MECHANISMS, found, strict=True)) == MECHANISMS


def test_places(listed):
    found = [(each["countries"], each["areas"], told) for each, told in under(listed, "Country", PLACES)]
    assert dict(zip(PLACES, found, strict=True)) == PLACES
