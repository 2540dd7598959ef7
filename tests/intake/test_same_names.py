"""Pairs of names as lists write them: one entity, two of one group, likely one, or two that have nothing in common."""

from __future__ import annotations

import pytest

from transfers.intake import offers
from transfers.intake.records import READ

SAME = """
The Rocket Science Group LLC d/b/a Mailchimp | MailChimp
The Rocket Science Group, LLC (dba Mailchimp) | Intuit Mailchimp
Mailchimp by Intuit | MailChimp
Mailchimp (an Intuit company) | mailchimp
Mail-Chimp | Mailchimp
AWS Amazon | Amazon Web Services, Inc.
Amazon Web Services (AWS) | AWS
Amazon Web Services Inc (AWS) | Amazon Web Services, Incorporated
AMAZON WEB SERVICES, INC. | Amazon Web Services Inc
Amazon Web Services EMEA S.à r.l. | Amazon Web Services EMEA SARL
Google Ireland Ltd | Google Ireland Limited
Google, LLC | Google LLC
Google Analytics 4 | Google Analytics
Google Analytics (GA4) | GA4
_Google Analytics_ | Google Analytics 360
Firebase (Google) | Google Firebase
Microsoft Office 365 Enterprise | Microsoft 365
MS Teams | Microsoft Teams
Microsoft Azure | Azure
MS Azure | Azure
MS 365 | Microsoft 365
Office 365 E3 | O365
MSFT | Microsoft Corporation
MS Outlook | Microsoft Outlook
AWS S3 | Amazon S3
Google GSuite | Google Workspace
Google BigQuery | GCP
Zoom.us | Zoom Meetings
SFMC | Salesforce Marketing Cloud
FB Pixel | Meta Pixel
Atlassian Jira Cloud | Jira Service Desk
Atlassian – Jira | Jira
Atlassian Jira | Jira (Atlassian)
Confluence by Atlassian | Atlassian / Confluence
Functional Software, Inc. d/b/a Sentry | Functional Software Inc.
Sentry (Functional Software, Inc.) | Functional Software, Inc
Twilio     (SendGrid) | Twilio Inc.
Twilio SendGrid | SendGrid
Sendinblue SAS | Brevo (ex Sendinblue)
Brevo, formerly Sendinblue | Sendinblue SAS
Intercom, Inc.. | Intercom Inc
HubSpot Inc | HubSpot, Inc.
Hub Spot | HubSpot
Data Dog | DataDog
Digital Ocean LLC | DigitalOcean, LLC
Matomo 5 | Matomo
Slack Enterprise | Slack
https://www.datadog.com/ | Datadog
Salesforce.com | Salesforce
TYPEFORM, S.L. | Typeform SL
PayPal (Europe) S.à r.l. et Cie, S.C.A. | PAYPAL (EUROPE) S.A R.L. ET CIE, S.C.A.
Lumen Kaiku Oy | Lumen Kaiku, OY
LUMEN KAIKU oy. | Lumen Kaiku Oy (Kaikupilvi)
Oy Lumen Kaiku Ab | Lumen Kaiku Oy
Lumen Kaiku osakeyhtiö | Lumen Kaiku Oy
Lumen Kaiku Oy, aiemmin Valo Oy | Lumen Kaiku Oy
Kärnan Söder Aktiebolag | Karnan Soder AB
Ørsted Vind A/S | ORSTED VIND AS
Krüger Straße GmbH | Kruger Strasse G.m.b.H.
Krüger & Söhne GmbH & Co. KG | Krüger und Söhne GmbH & Co KG
Atelier Lumière S.à r.l. | Atelier Lumiere SARL
Società Prova S.p.A. | Societa Prova spa
Próba Sp. z o.o. | Proba sp. z o. o.
Vaarwel B.V. | Vaarwel Besloten Vennootschap
Prueba Sociedad Limitada | Prueba, S.L.
Zkouška s.r.o. | ZKOUSKA S. R. O.
Proov OÜ | Proov ou
Bandung Cloud Pte. Ltd. | Bandung Cloud Pte Limited
Selangor Data Sdn. Bhd. | Selangor Data SDN BHD
Pune Pixels Private Limited | Pune Pixels Pvt. Ltd.
Shenzhen Sample Co., Ltd. | Shenzhen Sample Company Limited
Kobe Sample K.K. | Kobe Sample Kabushiki Kaisha
株式会社サンプル | サンプル 株式会社
ООО Пример | Пример ООО
The Sample Company, Inc. | Sample Company Inc
"""
GROUP = """
Google Ireland Ltd | Google LLC
Google Cloud EMEA Limited | Google Ireland Limited
Amazon Web Services, Inc. | Amazon Web Services EMEA SARL
Meta Platforms, Inc. | Meta Platforms Ireland Limited
Microsoft Corporation | Microsoft Ireland Operations Limited
Twilio Inc. | Twilio Ireland Limited
Slack Technologies, LLC | Slack Technologies Limited
Intuit Inc. | The Rocket Science Group LLC
Salesforce, Inc. | SFDC Ireland Limited
Zendesk, Inc. | Zendesk International Ltd.
"""
DIFFERENT = """
Kaiku Oy | Kaiku AB
Kaiku Oy | Kaikula Oyj
Krüger GmbH | Krüger GmbH & Co. KG
Studio 3 Oy | Studio 5 Oy
Slack Fill Packaging Ltd | Slack
Boxes Oy | Box
Stripe Paints Ltd & Sons of Hull | Link
Datacenter Oy (AWS) | Amazon Web Services, Inc.
Hotjar Inc | Hotjar Limited
Ex Libris | Libris
Kaiku Oy | Kaiku ry
Sample LLP | Sample LLC
"""
# Names of others that hold well-known words.
OTHERS = """
Azure Interiors Ltd | Apple Tree Nursery | Slackline Sports Oy | Meta Werkstatt GmbH | Notion Design Studio
Amazon Rainforest Trust | Zoom Photo Studio | Stripe Paints Ltd | Oracle of Delphi Tours | Box Factory Oy | Box Oy
Segment Design AB | Adobe House Builders | Intercom Doors Oy | Sentry Security Oy | Slack Oy | Target Archery Club
Teams Building Events | Teams Oy | Zoom Oy | Meta Oy | Notion Oy | Azure GmbH | Signal Box Railway | Alphabet School
Facebook Fan Club | Dropbox Letters | Twitter Bird Watchers | Jira Coffee | Confluence Rivers Trust | Outlook Oy
Outlook Magazine | Drift Boats | Mixpanel Kitchen | Hot Jar Candles | Mail Chimp Toys | Okta Gym | Elastic Bands Oy
Miro Gallery | Asana Yoga | Monday Coffee | Workday Clothing | Salesforce Training Academy | Google Oy | Amazon Travel
Microsoft Repair Shop | AWS Metal Works | AWS Wasser Service GmbH | GCP Oy | FB Logistics | SAP Gartenbau | X Oy
Snowflake Patisserie | New Relic Antiques | Sales Force One Oy | Survey Monkey Zoo | Loom Weavers | Canva Prints
Zendesk Oy | Dropbox Oy | Gmail Garage | GWS Oy | MSFT Oy | Bedrock Quarry | BigQuery Bar
"""
LIKELY = """
Maichimp | MailChimp
Mailchmip | MailChimp
Hotjar Inc | Hotjar Limited
Google Irland Ltd | Google Ireland Limited
Amazon Web Service | Amazon Web Services
Datadog EMEA Oy | Datadog Ireland Limited
Datacenter Oy (AWS) | Amazon Web Services, Inc.
Zendesk Support Suite | Zendesk, Inc.
Relic New | New Relic
Functional Software GmbH d/b/a Sentry | Functional Software, Inc.
Mixpannel Inc | Mixpanel, Inc.
Visma Solution Oy | Visma Solutions Oy
"""


def pairs(text):
    return [tuple(side.strip() for side in line.split(" | ")) for line in text.strip().split("\n")]


@pytest.fixture(scope="module")
def meant(listed):
    """Every name of the pairs in one list: name → the organisation's id; and (name, candidate) of what is offered."""
    names = {name for text in (SAME, GROUP, DIFFERENT, LIKELY) for pair in pairs(text) for name in pair}
    seen = listed("Vendor\n" + "".join(f'"{name}"\n' for name in sorted(names)))
    assert seen.drafted.accepted == len(names)
    rows = seen.session.rows(f"SELECT vendor, organisation_id FROM ({READ})")
    roots = dict(seen.session.rows("SELECT id, root FROM temp.in_name_root"))
    told = {str(vendor).strip("_ "): str(identifier) for vendor, identifier in rows}
    return told, roots, {(each.vendor, each.candidate) for each in offers(seen.session)}


def ids(meant, pair):
    return [meant[0][" ".join(name.strip("_").split())] for name in pair]


@pytest.mark.parametrize("pair", pairs(SAME), ids=" | ".join)
def test_one_entity(meant, pair):
    one, other = ids(meant, pair)
    assert one == other


@pytest.mark.parametrize("pair", pairs(GROUP), ids=" | ".join)
def test_two_entities_of_one_group(meant, pair):
    one, other = ids(meant, pair)
    assert one != other
    assert meant[1][one] == meant[1][other]


@pytest.mark.parametrize("pair", pairs(DIFFERENT), ids=" | ".join)
def test_two_entities(meant, pair):
    one, other = ids(meant, pair)
    assert one != other


@pytest.mark.parametrize("pair", pairs(LIKELY), ids=" | ".join)
def test_likely_but_not_certain(meant, pair):
    one, other = ids(meant, pair)
    assert one != other
    assert (pair[0], other) in meant[2]


def test_a_well_known_word_makes_nobody_the_known_company(listed):
    names = [name.strip() for line in OTHERS.strip().split("\n") for name in line.split("|")]
    seen = listed("Vendor,Country\n" + "".join(f'"{name}",Finland\n' for name in names))
    assert {each["vendor"]: each["matched_to"] for each in seen.records} == dict.fromkeys(names)
