"""Which tests belong to the guards of a module: they are tried first, or with `--near` alone.

A guard that they miss may still be noticed by others, as often one is: what survives `--near` is
tried again without it.
"""

TESTS = {
    "accounts": "desk/signin rules/test_verifiers.py rules/audit/test_acts.py"
    " desk/test_activity.py",
    "activity": "rules/test_activity.py desk/test_activity.py",
    "alerts": "rules/test_alerts.py rules/test_alert_wording.py rules/test_verifiers.py",
    "audit": "rules/audit rules/test_alerts.py rules/test_kept.py rules/test_merging.py"
    " rules/test_partner.py rules/test_twin_lock.py rules/test_vetting.py",
    "calls": "rules/test_calls.py desk/sheet/test_calls.py desk/test_agenda.py",
    "catalogue_audit": "rules/audit/test_catalogue.py rules/catalogue",
    "catalogue_check": "rules/catalogue rules/audit/test_catalogue.py",
    "catalogue_editing": "rules/catalogue desk/catalogue desk/starter/test_catalogue.py",
    "chain": "rules/audit/test_chain.py",
    "chain_audit": "rules/audit/test_chain.py publish/test_admission.py",
    "claims": "rules/test_claims.py desk/test_list.py",
    "comments": "rules/test_comments.py desk/test_comments.py",
    "days_off": "rules/test_days_off.py desk/catalogue/test_days_off.py",
    "differences": "rules/test_differences.py rules/test_confirm.py",
    "editing": "rules/test_editing.py rules/test_twins.py rules/test_leads.py",
    "examination": "whole/test_doctor.py whole/test_check_safety.py",
    "gaps": "desk/test_coverage.py desk/test_agenda.py rules/test_merging.py desk/entry",
    "held": "rules/test_held.py desk/test_held.py",
    "import_drafts": "desk/spreadsheet",
    "import_headings": "desk/spreadsheet",
    "import_merge": "desk/spreadsheet",
    "importing": "desk/spreadsheet rules/test_first_listing.py",
    "inert": "rules/test_only_text.py rules/audit",
    "leads": "rules/test_leads.py text/test_leads.py rules/test_shelter_places.py"
    " rules/test_samples.py",
    "listing": "rules/test_listing.py rules/test_kept.py rules/test_printed.py"
    " rules/test_caution.py rules/test_public_fields.py rules/test_only_text.py"
    " rules/test_facts.py rules/test_release.py rules/test_held.py rules/test_merge_keeps.py"
    " rules/test_shelter_places.py rules/test_numbers.py public/test_listing.py"
    " publish/test_publishing.py",
    "listing_audit": "rules/audit rules/test_only_text.py rules/test_kept.py rules/test_printed.py"
    " rules/test_next_check.py rules/test_changed_number.py rules/test_numbers.py",
    "merge_undo": "rules/test_merge_undo.py",
    "merging": "rules/test_merging.py rules/test_merge_keeps.py",
    "newest_audit": "publish/test_admission.py publish/test_unreadable.py",
    "number_audit": "rules/audit/test_numbers.py rules/test_numbers.py rules/test_kept.py"
    " rules/test_release.py rules/test_changed_number.py",
    "numbers": "rules/test_numbers.py rules/test_number_seen.py rules/test_release.py",
    "open_sessions": "desk/signin/test_open_sessions.py",
    "partner": "rules/test_partner.py desk/acts/test_partner_link.py"
    " desk/acts/test_partner_answer.py",
    "passwords": "desk/signin/test_passwords.py",
    "proof_audit": "rules/test_first_listing.py rules/audit",
    "proofs": "rules/test_first_listing.py rules/test_changed_number.py",
    "publication": "rules/test_due.py rules/test_last_human_act.py publish/test_signing_key.py"
    " publish/test_lost_withdrawals.py publish/test_publishing.py publish/test_admission.py",
    "refusals": "rules/test_refusals.py",
    "refuted": "rules/test_merge_keeps.py rules/test_held.py rules/test_numbers.py"
    " rules/test_merge_undo.py",
    "report_intake": "rules/test_report_intake.py rules/test_refusals.py"
    " public/test_report_endpoint.py",
    "report_notes": "rules/test_report_notes.py",
    "report_queue": "rules/test_report_queue.py rules/test_report_signs.py rules/test_safety.py"
    " desk/test_reports.py desk/test_safety.py",
    "report_room": "rules/test_report_room.py",
    "safety": "rules/test_safety.py desk/test_safety.py rules/test_merge_keeps.py",
    "sample_audit": "rules/test_samples.py",
    "samples": "rules/test_samples.py rules/test_truth.py desk/test_sample.py",
    "sent_forms": "desk/entry/test_twice.py",
    "short_names": "desk/spreadsheet",
    "sources": "rules/test_sources.py whole/test_check_sources.py desk/test_sources.py",
    "standing": "rules/test_listing.py rules/test_withdraw.py rules/test_return.py"
    " rules/test_confirm.py rules/test_kept.py rules/test_last_human_act.py",
    "truth": "rules/test_truth.py publish/test_truth.py",
    "twin_locks": "rules/test_twin_lock.py rules/test_merge_undo.py",
    "twins": "rules/test_twins.py rules/test_twin_lock.py text/test_text_twins.py",
    "unmet": "rules/test_unmet.py public/pages/test_unmet.py",
    "verification": "rules/test_confirm.py rules/test_four_eyes.py rules/test_withdraw.py"
    " rules/test_return.py rules/test_next_check.py rules/test_tried.py rules/test_restore.py"
    " rules/test_kept.py rules/test_printed.py rules/test_first_listing.py"
    " rules/test_verifiers.py rules/test_twin_lock.py rules/test_release.py"
    " rules/test_caution.py rules/test_leads.py rules/test_changed_number.py"
    " rules/test_vetting.py rules/test_merging.py rules/test_listing.py",
    "verifiers": "rules/test_verifiers.py rules/test_four_eyes.py",
    "vetting": "rules/test_vetting.py desk/acts/test_vetting.py",
    "database": "rules models",
}


def tests_of(modules: list[str]) -> list[str]:
    """The files and folders of tests that belong to these modules."""
    places = {place for module in modules for place in TESTS[module].split()}
    return [f"tests/{place}" for place in sorted(places)]
