"""Towns with a state or a province behind them: the state says the country, and what may be either is told."""

from tests.intake.test_odd_cells import told, under

PARTLY, NOT = "place-partly-understood", "place-not-understood"
CELLS = {
    "London, Ontario": (["CA"], None),
    "London Ontario": (["CA"], None),
    "London, ON, Canada": (["CA"], None),
    "London ON": (["CA"], None),
    "1 Main St, London, Ontario N6A 3K7": (["CA"], None),
    "Paris, Texas": (["US"], None),
    "Paris (Texas)": (["US"], None),
    "Worldwide (Paris, Texas)": (["US"], None),
    "Paris, Texas, London, Ontario": (["CA", "US"], None),
    "Vancouver, WA": (["US"], None),
    "Vancouver, BC": (["CA"], None),
    "Perth, WA": (["AU"], None),
    "Perth, Ontario": (["CA"], None),
    "Melbourne, VIC": (["AU"], None),
    "Melbourne, FL": (["US"], None),
    "Adelaide, SA": (["AU"], None),
    "Birmingham, Alabama": (["US"], None),
    "Birmingham, AL, USA": (["US"], None),
    "Birmingham, AL": (["US"], None),
    "Athens, GA": (["US"], None),
    "SC, USA": (["US"], None),
    "US (CA)": (["US"], None),
    "EU (Ireland), US (CA)": (["IE", "US"], None),
    "USA: IL, IN": (["US"], None),
    "Yhdysvallat (DE)": (["US"], None),
    "WA, Australia": (["AU"], None),
    "Cambridge, MA": (["US"], None),
    "Cambridge, Ontario": (["CA"], None),
    "St. Petersburg, FL": (["US"], None),
    "Dublin, OH 43017, USA": (["US"], None),
    "Dublin, CA, USA": (["US"], None),
    "Barcelona, Ohio": (["US"], None),
    # Told, and not taken: California or Canada, the state or the country.
    "Dublin, CA": ([], NOT),
    "Dublin CA": ([], NOT),
    "Rome, Georgia": ([], NOT),
    "London, Ontario, Berlin": (["CA", "DE", "GB"], PARTLY),
    "Vancouver, Washington": (["CA"], PARTLY),
    # Places of their own.
    "London, Ontario; Berlin": (["CA", "DE"], None),
    "Berlin and Ontario": (["CA", "DE"], None),
    "Berlin / Ontario": (["CA", "DE"], None),
    "Berlin; California": (["DE", "US"], None),
    "London, New York": (["GB", "US"], None),
    "Dublin, Frankfurt, Ohio, Oregon": (["DE", "IE", "US"], None),
    "Ireland, Frankfurt, Ohio": (["DE", "IE", "US"], None),
    "Frankfurt, N. Virginia": (["DE", "US"], None),
    "USA (Texas), Paris": (["FR", "US"], None),
    "Nuremberg, DE": (["DE"], None),
    "Tbilisi, Georgia": (["GE"], None),
    "München, Bayern": (["DE"], None),
    "Victoria, Australia": (["AU"], None),
    # Towns that are called as countries are.
    "Malta, NY": (["US"], None),
    "Lebanon, PA": (["US"], None),
    "1 Main St, Malta, New York 12020": (["US"], None),
    "Malta, Cyprus": (["CY", "MT"], None),
    # Delaware or Germany: both are recorded.
    "US, DE": (["DE", "US"], PARTLY),
    "USA, IL": (["IL", "US"], PARTLY),
    "US; DE": (["DE", "US"], None),
}


def test_the_state_says_the_country(listed):
    seen = under(listed, "Country", CELLS)
    found = [(each["countries"], told(seen, each["row"], "Country")) for each in seen.records]
    assert dict(zip(CELLS, found, strict=True)) == CELLS


def test_in_a_list_of_codes_a_code_before_another_is_a_country(listed):
    seen = listed("Vendor;Location\nNorr;DE, USA\nKaiku;DE, FR\nVirta;FI\nSumu;US, DE\n")
    assert seen.column("countries") == [["DE", "US"], ["DE", "FR"], ["FI"], ["DE", "US"]]
    assert seen.issues == []
