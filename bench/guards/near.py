"""Which tests belong to the guards of a module: those that are tried with `--near`.

A guard that they miss may still be noticed by others, so each that survives is tried again with
every test.
"""

RULES = "tests/rules"
# Beside the tests of the rules; a screen is the only way to some of them.
BESIDE = {
    "accounts": ["desk/signin", "desk/test_activity.py"],
    "activity": ["desk/test_activity.py"],
    "calls": ["desk/sheet", "desk/test_agenda.py"],
    "catalogue_check": ["desk/catalogue", "publish/test_catalogue.py"],
    "catalogue_editing": ["desk/catalogue", "desk/starter/test_catalogue.py"],
    "chain": ["publish/test_admission.py"],
    "chain_audit": ["publish/test_admission.py"],
    "claims": ["desk/test_list.py", "desk/test_today.py"],
    "comments": ["desk/test_comments.py"],
    "days_off": ["desk/catalogue/test_days_off.py"],
    "differences": ["desk/test_history.py", "desk/sheet"],
    "examination": ["whole/test_doctor.py", "whole/test_check_safety.py"],
    "gaps": ["desk/test_coverage.py"],
    "held": ["desk/test_held.py"],
    "import_drafts": ["desk/spreadsheet"],
    "import_headings": ["desk/spreadsheet"],
    "import_merge": ["desk/spreadsheet"],
    "importing": ["desk/spreadsheet"],
    "leads": ["text", "desk/sheet/test_leads.py"],
    "listing": ["publish", "public/test_listing.py"],
    "merging": ["desk/test_merge.py"],
    "merge_undo": ["desk/test_merge.py"],
    "newest_audit": ["publish"],
    "numbers": ["desk/test_number_seen.py", "desk/test_numbers.py"],
    "open_sessions": ["desk/signin"],
    "partner": ["desk/acts"],
    "passwords": ["desk/signin"],
    "publication": ["publish"],
    "report_intake": ["public/test_report_endpoint.py"],
    "report_queue": ["desk/test_reports.py"],
    "report_room": ["public/test_report_endpoint.py"],
    "safety": ["desk/test_safety.py"],
    "samples": ["desk/test_sample.py"],
    "sent_forms": ["desk/entry"],
    "short_names": ["desk/spreadsheet"],
    "sources": ["desk/test_sources.py", "whole/test_check_sources.py"],
    "standing": ["publish"],
    "truth": ["publish/test_truth.py", "desk/test_figures.py"],
    "unmet": ["public/pages/test_unmet.py", "desk/test_coverage.py"],
    "verification": ["desk/sheet"],
    "vetting": ["desk/acts/test_vetting.py"],
    "database": ["models", "publish/test_publishing.py"],
}


def tests_of(modules: list[str]) -> list[str]:
    """The files and folders of tests that belong to these modules."""
    beside = {place for module in modules for place in BESIDE.get(module, [])}
    return [RULES, *sorted(f"tests/{place}" for place in beside)]
