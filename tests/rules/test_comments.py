"""Comments on an entry: they stay, and change nothing."""

import pytest
from django.db import IntegrityError, transaction

from directory.models import Comment, Merge
from directory.rules import comments, editing
from directory.rules.refusal import Refused
from tests import make

pytestmark = pytest.mark.django_db


def test_comment_says_who_and_when_and_changes_no_entry(river, dara):
    before = (editing.document(river), river.edits.count())
    row = comments.add(river, by=dara, text=" They moved in May. ", at=make.NOW)
    assert (row.by, row.at, row.text) == (dara, make.NOW, "They moved in May.")
    assert (editing.document(river), river.edits.count()) == before


def test_comment_is_by_who_works_on_entries_and_says_something(river, sokha, dara):
    with pytest.raises(Refused, match="Only editors and verifiers"):
        comments.add(river, by=sokha, text="x", at=make.NOW)
    with pytest.raises(Refused, match="Write the comment first"):
        comments.add(river, by=dara, text=" ", at=make.NOW)
    with pytest.raises(Refused, match="too long"):
        comments.add(river, by=dara, text="x" * 1001, at=make.NOW)
    assert not Comment.objects.exists()


def test_closed_entry_takes_no_comment(river, sokha, dara):
    lake = make.organization("lake", editor=sokha)
    Merge.objects.create(gone=river, stays=lake, common={}, by=dara, at=make.NOW)
    with pytest.raises(Refused, match="was merged into House lake"):
        comments.add(river, by=dara, text="x", at=make.NOW)


def test_database_refuses_an_empty_comment(river, dara):
    with pytest.raises(IntegrityError, match="comment_has_text"), transaction.atomic():
        Comment.objects.create(organization=river, by=dara, at=make.NOW, text="")
