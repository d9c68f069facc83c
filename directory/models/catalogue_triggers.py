"""The conditions in SQL on which a catalogue check is refused; triggers.py installs them.

A backup may load the rows of a table in any order.
"""

BROKEN_CATALOGUE_RULES = {
    "catalogue_check_of_recorded_edit": """NOT EXISTS (
        SELECT 1 FROM directory_catalogueedit
        WHERE revision = NEW.revision AND document = NEW.document)""",
    "catalogue_check_follows_the_one_before": """EXISTS (
        SELECT 1 FROM directory_cataloguecheck
        WHERE number = NEW.number - 1 AND revision <> NEW.revision_before)""",
    "catalogue_check_precedes_the_one_after": """EXISTS (
        SELECT 1 FROM directory_cataloguecheck
        WHERE number = NEW.number + 1 AND revision_before <> NEW.revision)""",
    "first_catalogue_check_follows_none": """NEW.number = 1
        AND (NEW.revision_before <> 0 OR NEW.outcome = 'rejected')""",
    "catalogue_check_by_no_editor": """NEW.outcome = 'confirmed' AND NOT NEW.by_one_person
        AND EXISTS (
        SELECT 1 FROM directory_catalogueedit
        WHERE editor_id = NEW.verifier_id
        AND revision > NEW.revision_before AND revision <= NEW.revision)""",
    "catalogue_check_names_the_last_editor": """EXISTS (
        SELECT 1 FROM directory_catalogueedit
        WHERE revision = NEW.revision AND editor_id <> NEW.editor_id)""",
    "rejection_keeps_what_stands": """EXISTS (
        SELECT 1 FROM directory_cataloguecheck
        WHERE document <> NEW.document
        AND (number = NEW.number - 1 AND NEW.outcome = 'rejected'
        OR number = NEW.number + 1 AND outcome = 'rejected'))""",
}
