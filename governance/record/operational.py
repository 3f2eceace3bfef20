"""The tables outside the record, each with its reason. Nothing else is outside."""

OPERATIONAL: dict[str, str] = {
    "entries": "the record itself",
    "payloads": "the record itself",
    "credentials": "secrets by which a person proves who they are; an entry says only that they changed",
    "login_sessions": "where a person is signed in; ends by itself, decides nothing",
    "links": "single-use links; the act that a link leads to has its entry",
    "throttles": "counts failed attempts for minutes; decides nothing",
    "outbox": "messages on their way; what they tell of has its entry",
    "ballot_drafts": "what is marked on a paper and not cast; recording it would reveal a choice never made",
    "dossiers": "what an applicant has not sent yet, and whom to write to; what is sent is an application",
    "dossier_links": "secret addresses of dossiers; what is sent through one is an act",
    "documents": "papers of applicants, which hold personal data; the application holds their digests",
    "imports": "tables on their way in; what becomes of each row has its entry",
    "motion_drafts": "what a delegation is still writing; what it hands in is an act",
    "agenda_files": "the bytes of documents of the agenda; the record holds their digests",
    "notice_choices": "how often somebody wishes to be told; decides nothing",
    "pending_notices": "notices that wait for a daily mail; what they tell of has its entry",
    "notice_marks": "of which entries and hours everybody was told; follows from the record",
    "candidate_photos": "the bytes of candidates' pictures; the nomination holds their digests",
    "urn_slips": "secret ballots of an open election, which no entry may tie to a voter",
    "urn_ballots": "secret ballots of a sealed urn; the election holds their digest",
    "region_index": "folded names by which regions are found and sorted; follows from the regions alone",
}

# Written by the recorder alone, and only added to.
RECORD = frozenset({"entries", "payloads"})
