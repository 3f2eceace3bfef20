"""The words of membership: regions, applications, partners, twins and commitments. See `app/labels.py`."""


def pgettext(context: str, message: str) -> tuple[str, str]:
    """Mark a word with its context; it is translated when it is shown."""
    return context, message


# By the name of the enumeration, then by the value of the member.
MEMBERSHIP: dict[str, dict[str, tuple[str, str]]] = {
    "Constituency": {
        "high_emission": pgettext("constituency", "High-emission"),
        "high_potential": pgettext("constituency", "High-potential"),
    },
    "Standing": {
        "applicant": pgettext("region", "Applicant"),
        "member": pgettext("region", "Member"),
        "suspended": pgettext("region", "Suspended"),
        "withdrawn": pgettext("region", "Withdrawn"),
        "expelled": pgettext("region", "Expelled"),
        "lapsed": pgettext("region", "Lapsed"),
        "refused": pgettext("region", "Refused"),
    },
    "Cause": {
        "application": pgettext("standing", "Application for membership"),
        "admission": pgettext("standing", "Admission"),
        "refusal": pgettext("standing", "Refusal of the application"),
        "suspension": pgettext("standing", "Suspension"),
        "reinstatement": pgettext("standing", "Reinstatement"),
        "withdrawal": pgettext("standing", "Withdrawal"),
        "expulsion": pgettext("standing", "Expulsion"),
        "lapse": pgettext("standing", "Lapse"),
    },
    "AdmissionBy": {
        "secretariat": pgettext("provision", "The secretariat, by two of its officers"),
        "assembly": pgettext("provision", "The Assembly, by a motion"),
    },
    "ImportKind": {
        "regions": pgettext("import", "Regions"),
        "signatories": pgettext("import", "Signatories of regions"),
        "delegates": pgettext("import", "People of a delegation"),
        "commitments": pgettext("import", "Commitments of twin regions"),
        "values": pgettext("import", "Yearly values of commitments"),
    },
    "Fate": {
        "added": pgettext("import", "Added"),
        "changed": pgettext("import", "Changed"),
        "unchanged": pgettext("import", "Unchanged"),
        "refused": pgettext("import", "Refused"),
    },
    "Field": {
        "solar": pgettext("field", "Solar energy"),
        "wind": pgettext("field", "Wind energy"),
        "hydropower": pgettext("field", "Hydropower"),
        "efficiency": pgettext("field", "Energy efficiency"),
        "transport": pgettext("field", "Transport"),
        "buildings": pgettext("field", "Buildings"),
        "forests": pgettext("field", "Forests"),
        "agroecology": pgettext("field", "Agroecology"),
        "wetlands": pgettext("field", "Wetlands and coasts"),
        "water": pgettext("field", "Water"),
        "soils": pgettext("field", "Soils"),
        "waste": pgettext("field", "Waste and recycling"),
        "finance": pgettext("field", "Finance"),
        "training": pgettext("field", "Education and training"),
        "research": pgettext("field", "Research and data"),
        "health": pgettext("field", "Health"),
        "culture": pgettext("field", "Culture and exchange"),
        "markets": pgettext("field", "Trade and markets"),
    },
    "ApplicationKind": {
        "region": pgettext("application", "Member region"),
        "partner": pgettext("application", "Partner"),
    },
    "ApplicationOutcome": {
        "admitted": pgettext("application", "Admitted"),
        "refused": pgettext("application", "Refused"),
        "withdrawn": pgettext("application", "Withdrawn"),
        "set_aside": pgettext("application", "Set aside"),
    },
    "ApplicationState": {
        "submitted": pgettext("application", "Received"),
        "under_examination": pgettext("application", "Under examination"),
        "waiting_for_answer": pgettext("application", "Waiting for an answer"),
        "examined": pgettext("application", "Examined"),
        "proposed": pgettext("application", "Proposed for admission"),
        "before_assembly": pgettext("application", "Before the Assembly"),
        "admitted": pgettext("application", "Admitted"),
        "refused": pgettext("application", "Refused"),
        "appealed": pgettext("application", "Refused and appealed"),
        "withdrawn": pgettext("application", "Withdrawn"),
        "set_aside": pgettext("application", "Set aside"),
    },
    "CheckPoint": {
        "place": pgettext("checklist", "The place exists, and its names are right"),
        "figures": pgettext("checklist", "Each figure agrees with the source given"),
        "signatory": pgettext("checklist", "The signatory holds the office stated"),
        "mandate_document": pgettext("checklist", "A document shows the signatory's mandate"),
        "constituency": pgettext("checklist", "The figures bear out the constituency"),
        "charter": pgettext("checklist", "The charter was consented to as it stands"),
        "no_duplicate": pgettext("checklist", "Nobody else applies for the same"),
    },
    "DuplicateReason": {
        "same_code": pgettext("duplicate", "The same place"),
        "overlap": pgettext("duplicate", "One is a part of the other"),
        "near_name": pgettext("duplicate", "A similar name"),
    },
    "DocumentPurpose": {
        "mandate": pgettext("document", "Mandate of the signatory"),
        "figures": pgettext("document", "Source of the figures"),
        "location": pgettext("document", "Map or boundaries"),
        "other": pgettext("document", "Another document"),
    },
    "PartnerKind": {
        "organisation": pgettext("partner", "Organisation"),
        "network": pgettext("partner", "Network"),
        "initiative": pgettext("partner", "Initiative"),
        "programme": pgettext("partner", "Programme"),
    },
    "CommitmentKind": {
        "carbon_neutrality": pgettext("commitment", "Carbon neutrality"),
        "carbon_debt": pgettext("commitment", "Historic carbon debt"),
        "livelihoods": pgettext("commitment", "Livelihoods"),
        "restoration": pgettext("commitment", "Restoration"),
    },
    "ProposalState": {
        "open": pgettext("proposal", "Waits for an answer"),
        "withdrawn": pgettext("proposal", "Withdrawn"),
        "declined": pgettext("proposal", "Declined"),
        "accepted": pgettext("proposal", "Accepted"),
        "registered": pgettext("proposal", "Registered"),
    },
    "TwinState": {
        "in_force": pgettext("twin", "In force"),
        "ending": pgettext("twin", "Notice given"),
        "ended": pgettext("twin", "Ended"),
    },
    "RunKind": {
        "kept": pgettext("comparison", "Kept"),
        "deleted": pgettext("comparison", "Deleted"),
        "inserted": pgettext("comparison", "Inserted"),
    },
    "CommitmentState": {
        "proposed": pgettext("commitment", "Proposed"),
        "in_force": pgettext("commitment", "In force"),
        "ended": pgettext("commitment", "Ended"),
        "dropped": pgettext("commitment", "Dropped"),
    },
    "Side": {
        "ahead": pgettext("path", "ahead of the path"),
        "on_path": pgettext("path", "on the path"),
        "behind": pgettext("path", "behind the path"),
    },
    "Unit": {
        "tonnes_a_year": pgettext("unit", "tonnes of CO₂e a year"),
        "tonnes": pgettext("unit", "tonnes of CO₂e"),
        "hectares": pgettext("unit", "hectares"),
        "persons": pgettext("unit", "persons"),
        "households": pgettext("unit", "households"),
        "euros": pgettext("unit", "euros"),
        "percent": pgettext("unit", "per cent"),
    },
}
