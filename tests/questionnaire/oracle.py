"""The outcome of the transfer impact assessment in plain Python, written from the method and not from the data.

It is given which questions are shown and what each answer raises; how that adds up to an outcome it says by itself.
"""

from __future__ import annotations

FULL = ("scc", "idta_or_addendum", "bcr", "ad_hoc", "code_or_cert")
PROTECTED = ("encrypted_importer_cannot_open", "pseudonymised_key_in_eea", "split_shares")
APART = ("exporter_only", "eea_trustee", "adequate_country_trustee")
BEFORE_START = {"F04", "F06", "F07", "F09", "F11", "F15"}


def outcome(answers, levels, findings, not_known, missing, stopped):
    """`levels` as the answers raise them, without caps; `findings` are ids, `not_known` and `missing` questions."""
    if stopped:
        return "suspend"
    if "F01" in findings:
        return "suspend"
    if answers.get("L10") == "no" and "yes" in (answers.get("I01"), answers.get("I02"), answers.get("I03")):
        return "incomplete"
    if answers.get("G03") not in FULL:
        return "incomplete" if missing or not_known else gate(answers)
    law = 0 if answers.get("L10") == "no" else levels["LAW"]
    access = readable(answers, levels["ACC"])
    if law >= 2 and access >= 2 and settled(answers):
        return exposed(answers, findings, not_known, missing)
    if missing:
        return "incomplete"
    open_points = BEFORE_START & findings or not_known or answers["G11"] != "all_ok"
    open_points = open_points or ("F10" in findings and not keys_apart(answers)) or uk_fails(answers, levels)
    below = answers["L10"] == "no" and {"F02", "F12"} & findings and not shielded(answers)
    return "proceed_with_conditions" if open_points or below else "proceed"


def gate(answers):
    if answers["G02"] in ("own_branch_or_staff", "straight_from_person", "eu_processor_foreign_parent"):
        return "not_a_transfer"
    return "derogation_recorded" if answers["G03"] == "art49" else "monitor_only"


def readable(answers, access):
    """A technical measure caps what an authority could read."""
    form, holder = answers.get("T06"), answers.get("M02")
    if holder in APART and (form != "encrypted_importer_can_open" or answers.get("T07") == "no"):
        return min(access, 1 if holder == "adequate_country_trustee" else 0)
    good = answers.get("M03") == "no_analysed" or answers.get("M04") == "all_true"
    return 0 if good else access


def keys_apart(answers):
    return answers.get("T06") == "encrypted_importer_cannot_open" and answers.get("M02") in APART


def shielded(answers):
    return keys_apart(answers) or answers.get("M03") == "no_analysed" or answers.get("M04") == "all_true"


def settled(answers):
    """Nothing still to be told could take the data out of reach."""
    form = answers.get("T06")
    needed = {"encrypted_importer_can_open": "M02", "encrypted_importer_cannot_open": "M02"}
    needed |= {"pseudonymised_key_in_eea": "M03", "split_shares": "M04"}
    if "L10" not in answers or form is None or (form in needed and needed[form] not in answers):
        return False
    practice = answers.get("P01") == "no" or {"P02", "P03", "P04", "P05"} <= answers.keys()
    return form in PROTECTED or ("T07" in answers and practice)


def exposed(answers, findings, not_known, missing):
    """Readable data within reach of a law or practice that goes too far."""
    if "F12" in findings:
        return "suspend"
    demonstrated = (
        answers.get("P01") == "yes"
        and len(answers["P02"]) >= 2
        and answers["P03"] in ("yes", "no_importer_data")
        and answers["P04"] in ("no", "partly")
        and len(answers["P05"]) >= 600
        and answers.get("I04") != "some_this_data"
    )
    if demonstrated:
        return "incomplete" if missing or not_known else "proceed_no_reason_to_believe"
    if answers["T06"] in PROTECTED or answers["T07"] in ("no", "partly") or answers.get("M05") == "yes_and_adopted":
        return "restructure"
    return "suspend" if "M05" in answers else "incomplete"


def uk_fails(answers, levels):
    if "uk" not in answers["G01"]:
        return False
    hard = levels["SEV"] >= 3 and answers["L13"] in ("doubtful", "no")
    return answers["G03"] == "scc" or answers["L12"] in ("worse_some_data", "worse_all_data") or hard
