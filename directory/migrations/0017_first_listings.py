"""What proves a first listing; and the news of a verifier who is one no more."""

from django.db import migrations, models
from django.db.models import Q

from directory.models.triggers import without_triggers

EVIDENCE = [
    ("registration", "I saw its registration or its licence"),
    ("visit", "I visited it, or met it at a meeting of services"),
    ("member", "A coalition or a network has it as a member"),
    ("authority", "A ministry or an authority works with it"),
    ("starter", "Starter data"),
    ("earlier", "Recorded before this was asked"),
]


class Migration(migrations.Migration):
    dependencies = [("directory", "0016_chain")]

    operations = [
        migrations.AlterField(
            "accountchange",
            "kind",
            models.CharField(
                choices=[
                    ("verifier", "New verifier"),
                    ("left", "Verifier no more"),
                    ("reset", "Second factor taken away"),
                ],
                max_length=10,
                verbose_name="kind",
            ),
        ),
        *without_triggers(
            # What is there was recorded before anybody was asked, and stays as it is.
            migrations.AddField(
                "verification",
                "evidence",
                models.CharField(
                    blank=True,
                    choices=EVIDENCE,
                    default="earlier",
                    max_length=20,
                    verbose_name="what shows that it exists",
                ),
                preserve_default=False,
            ),
            migrations.AddField(
                "verification",
                "evidence_detail",
                models.CharField(
                    blank=True,
                    default="",
                    max_length=200,
                    verbose_name="which register, visit, list or office",
                ),
                preserve_default=False,
            ),
            migrations.AddField(
                "verification",
                "vouched_by",
                models.CharField(
                    blank=True,
                    default="",
                    max_length=200,
                    verbose_name="who vouched: organization and role, no name",
                ),
                preserve_default=False,
            ),
            migrations.AddField(
                "verification",
                "agreed_on",
                models.DateField(blank=True, null=True, verbose_name="agreed to be listed on"),
            ),
            migrations.AddConstraint(
                "verification",
                models.CheckConstraint(
                    condition=~Q(number=1, outcome="confirmed", evidence=""),
                    name="first_check_has_evidence",
                ),
            ),
            migrations.AddConstraint(
                "verification",
                models.CheckConstraint(
                    condition=Q(evidence__in=["", "starter", "earlier"])
                    | Q(
                        evidence__in=["registration", "visit", "member", "authority"],
                        agreed_on__isnull=False,
                    )
                    & ~Q(evidence_detail="")
                    & ~Q(vouched_by="")
                    & (Q(method="visit") | ~Q(called="") & ~Q(called_source="")),
                    name="first_listing_is_proved",
                ),
            ),
        ),
    ]
