"""Rows between the vendors that are none: legends, titles of groups, that there is nobody; and a wiki's table."""


def test_places_over_groups_of_vendors_and_a_legend_below_them(listed):
    seen = listed(
        "Supplier;Service;Country\nGermany;;\nNorr GmbH;Hosting;DE\nUSA;;\nKaiku Inc;CRM;US\nRest of world;;\n"
        "Virta;Mail;IN\nyellow = ask the lawyers first;;\n"
    )
    assert seen.column("vendor") == ["Norr GmbH", "Kaiku Inc", "Virta"]
    assert [(row, code) for row, _, code in seen.stopped] == [(row, "not-a-vendor") for row in (2, 4, 6, 8)]


def test_a_vendor_called_like_a_place(listed):
    seen = listed("Supplier;Service;Country\nJordan;Shoes;US\nPhoenix;;\nUs;;\n")
    assert seen.column("vendor") == ["Jordan", "Phoenix", "Us"]


def test_a_list_that_says_that_there_is_nobody(listed):
    seen = listed("Sub-processor,Location\nNo sub-processors are engaged for this product,\nNorr AB,SE\n")
    assert seen.stopped == [(2, "Sub-processor", "not-a-vendor")]


def test_a_wiki_has_its_strokes_twice_in_the_row_of_headings(listed):
    seen = listed("||Vendor||Data residency||Transfer tool||\n|Norr|eu-west-1|SCC|\n|Kaiku|Norway| |\n", "page.txt")
    assert [(each["vendor"], each["countries"]) for each in seen.records] == [("Norr", ["IE"]), ("Kaiku", ["NO"])]
    assert seen.column("mechanisms") == [["scc-unspecified"], []]
