"""A place that a street is named after says nothing of where the street is."""

from tests.intake.test_places import one_by_one

# address → its countries and regions
ADDRESSES = {
    "London Road 12, Dublin 2, Ireland": "IE",
    "8 rue de Londres, 75009 Paris": "FR",
    "13 avenue d'Italie, 75013 Paris, France": "FR",
    "Calle de Alemania 12, Madrid, España": "ES",
    "Avenida de Portugal 5, 28011 Madrid": "ES",
    "Via della Spagna 3, Milano": "IT",
    "Place de Genève 3, Bruxelles": "BE",
    "Oslo Plads 2, København": "DK",
    "Kolumbia-tie 3, Espoo": "FI",
    "Turku Street 1, Tallinn, Estonia": "EE",
    "Berlin-Platz 1, Wien; Dublin": "AT IE",
    "Pennsylvania Avenue, Washington DC": "US",
    "Frankfurt (London House 3, Dublin)": "DE IE",
    "Germany, St. Gallen": "CH DE",
    "Ireland and Germany": "DE IE",
}
NOWHERE = ["London Road 12", "rue de Londres 8"]


def test_addresses(listed):
    seen = one_by_one(listed, ADDRESSES)
    told = [" ".join([*each["countries"], *(f"+{area}" for area in each["areas"])]) for each in seen.records]
    assert dict(zip(ADDRESSES, told, strict=True)) == ADDRESSES
    assert seen.issues == []


def test_a_street_alone_is_no_place(listed):
    seen = one_by_one(listed, NOWHERE)
    assert seen.column("countries") == [[]] * len(NOWHERE)
    assert [code for *_, code in seen.issues] == ["place-not-understood"] * len(NOWHERE)
