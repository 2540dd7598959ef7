"""The closed word lists of the domain. Values are the field's standard terms and are stored as they stand."""

from __future__ import annotations

from enum import StrEnum


class Regime(StrEnum):
    EU = "EU"
    UK = "UK"
    CH = "CH"


class Role(StrEnum):
    """A party's role in one transfer; never a property of the organisation."""

    CONTROLLER = "controller"
    JOINT_CONTROLLER = "joint_controller"
    PROCESSOR = "processor"
    SUB_PROCESSOR = "sub_processor"


class Nature(StrEnum):
    """How the data leave. Only a disclosure to a separate entity is a transfer (EDPB Guidelines 05/2021)."""

    DISCLOSURE = "disclosure"
    BY_DATA_SUBJECT = "by_data_subject"
    SAME_ENTITY = "same_entity"


class Frequency(StrEnum):
    SYSTEMATIC = "systematic"
    OCCASIONAL = "occasional"


class Use(StrEnum):
    """What happens at a location."""

    HOSTING = "hosting"
    BACKUP = "backup"
    SUPPORT_ACCESS = "support_access"
    REMOTE_ENGINEERING = "remote_engineering"
    HEADQUARTERS = "headquarters"
    PARENT = "parent"


class Publication(StrEnum):
    """Whether the vendor says where. "Not published" is a known fact; "unknown" is a question nobody has asked."""

    PUBLISHED = "published"
    NOT_PUBLISHED = "not_published"
    UNKNOWN = "unknown"


class Sector(StrEnum):
    COMMERCIAL = "commercial"
    PUBLIC = "public"
    NONPROFIT = "nonprofit"


class Confidence(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Rank(StrEnum):
    PRIMARY = "primary"
    FALLBACK = "fallback"


class Module(StrEnum):
    """The four modules of (EU) 2021/914, by the roles they are made for."""

    C2C = "c2c"
    C2P = "c2p"
    P2P = "p2p"
    P2C = "p2c"


class Scope(StrEnum):
    """Has somebody checked that the flow lies within the instrument's scope (PIPEDA, APPI, LGPD, ...)?"""

    CONFIRMED = "confirmed"
    OUTSIDE = "outside"


class Framework(StrEnum):
    DPF_EU = "dpf-eu"
    DPF_UK = "dpf-uk"
    DPF_CH = "dpf-ch"
    PRIVACY_SHIELD = "privacy-shield"
    SAFE_HARBOUR = "safe-harbour"


class CertificationStatus(StrEnum):
    ACTIVE = "active"
    UNDER_REVIEW = "under_review"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"


class AssessmentStatus(StrEnum):
    """`reopened` is recorded only where somebody reopened it by hand; what reopens it by itself is derived."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    SIGNED = "signed"
    REJECTED = "rejected"
    REOPENED = "reopened"
    SUPERSEDED = "superseded"


class Opinion(StrEnum):
    """The data protection officer's word on an assessment."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    NOT_ASKED = "not_asked"


class TransferClaim(StrEnum):
    """What a privacy notice says about transfers."""

    NONE = "none"
    POSSIBLE = "possible"
    YES = "yes"
    SILENT = "silent"


class CitationUse(StrEnum):
    TRANSFER_BASIS = "transfer_basis"
    GENERAL = "general"


class Verdict(StrEnum):
    """Of a transfer on a day, best to worst in the order a lawyer would act on them from the end."""

    NO_TRANSFER = "no_transfer"
    COVERED = "covered"
    AT_RISK = "at_risk"
    UNKNOWN = "unknown"
    UNCOVERED = "uncovered"


class Severity(StrEnum):
    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"


# What a basis may name beside the instruments of the law: a reliance that is stated but not identifiable.
UNNAMED = "unnamed"
SCC_UNSPECIFIED = "scc-unspecified"
UNSPECIFIED = (UNNAMED, SCC_UNSPECIFIED)
