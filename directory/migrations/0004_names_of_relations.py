"""The names by which relations are shown; the tables stay as they are."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0003_accounts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="edit",
            name="editor",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="edits",
                to=settings.AUTH_USER_MODEL,
                verbose_name="editor",
            ),
        ),
        migrations.AlterField(
            model_name="edit",
            name="organization",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="edits",
                to="directory.organization",
                verbose_name="organization",
            ),
        ),
        migrations.AlterField(
            model_name="location",
            name="province",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                to="directory.province",
                verbose_name="province",
            ),
        ),
        migrations.AlterField(
            model_name="phone",
            name="service",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="directory.service",
                verbose_name="service",
            ),
        ),
        migrations.AlterField(
            model_name="service",
            name="provinces",
            field=models.ManyToManyField(
                blank=True, related_name="+", to="directory.province", verbose_name="provinces"
            ),
        ),
        migrations.AlterField(
            model_name="taxonomyterm",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="children",
                to="directory.taxonomyterm",
                verbose_name="category",
            ),
        ),
        migrations.AlterField(
            model_name="verification",
            name="editor",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="editor",
            ),
        ),
        migrations.AlterField(
            model_name="verification",
            name="organization",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="verifications",
                to="directory.organization",
                verbose_name="organization",
            ),
        ),
        migrations.AlterField(
            model_name="verification",
            name="verifier",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="verifications",
                to=settings.AUTH_USER_MODEL,
                verbose_name="verifier",
            ),
        ),
    ]
