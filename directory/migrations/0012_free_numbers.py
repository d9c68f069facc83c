"""Numbers that are free to call (1800 and six digits), and short codes of other countries."""

from django.core.validators import RegexValidator
from django.db import migrations, models
from django.db.models import Q

from directory.models.triggers import without_triggers

PATTERN = r"^(\+[1-9][0-9]{6,14}|\+[1-9][0-9]{0,2} [0-9]{3,5}|1[0-9]{2,3}|1800[0-9]{4,7})$"
ADVICE = "Write +855 and the number without its first 0, or a short code such as 1280."
NAMES = {
    "phone": "phone_can_be_dialled",
    "attempt": "attempt_can_be_dialled",
    "numbercall": "number_call_can_be_dialled",
}


class Migration(migrations.Migration):
    dependencies = [("directory", "0011_a_days_work")]
    operations = without_triggers(
        migrations.AlterField(
            "phone",
            "number",
            models.CharField(
                max_length=16,
                validators=[RegexValidator(PATTERN, ADVICE)],
                verbose_name="number",
            ),
        ),
        *(migrations.RemoveConstraint(model, name) for model, name in NAMES.items()),
        *(
            migrations.AddConstraint(
                model, models.CheckConstraint(condition=Q(number__regex=PATTERN), name=name)
            )
            for model, name in NAMES.items()
        ),
    )
