"""Columns of roles whose cells say what for, too."""

# cell → importer's role, purpose
CELLS = {
    "Processor — hosting": ("processor", "hosting"),
    "**Independent controllers** (sign-in)": ("controller", "sign-in"),
    "Sub-processor: payments, invoices": ("sub_processor", "payments, invoices"),
    "Underbiträde – drift": ("sub_processor", "drift"),
    "Processor (Art. 28)": ("processor", None),
    "Controller": ("controller", None),
    "Recipients of an address": ("processor", None),
}


def test_a_role_with_its_purpose(listed):
    seen = listed("Vendor\tRole\n" + "".join(f"V{n} Oy\t{cell}\n" for n, cell in enumerate(CELLS)), "list.tsv")
    roles = seen.session.rows("SELECT importer_role FROM temp.draft_transfer ORDER BY source_row")
    found = zip([role for (role,) in roles], seen.column("purpose"), strict=True)
    assert dict(zip(CELLS, found, strict=True)) == CELLS
    assert seen.issues == [(8, "Role", "role-not-understood")]
    assert seen.drafted.staged.also == {"Role": "purpose"}


def test_beside_a_column_of_purposes_it_is_one_more(listed):
    seen = listed("Vendor,Role,Purpose\nNorr,Processor - hosting,Our shop\n")
    assert seen.column("purpose") == ["Our shop; hosting"]
