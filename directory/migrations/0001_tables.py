"""All tables of the first release, as Django wrote them down; besides, the table of the cache.

Databases from before it were made by the nine migrations that this one replaces.
"""

import django.core.validators
import django.db.models.deletion
import uuid
from django.conf import settings
from django.core.management import call_command
from django.db import migrations, models

from directory.models import new_public_id


def create_cache(apps, schema_editor):
    """Make the table of the cache, which is no model."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


def drop_cache(apps, schema_editor):
    """Throw the counts away."""
    schema_editor.execute("DROP TABLE directory_cache")


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ("directory", "0001_initial"),
        ("directory", "0002_append_only"),
        ("directory", "0003_desk"),
        ("directory", "0004_accounts"),
        ("directory", "0005_reports"),
        ("directory", "0006_answers_append_only"),
        ("directory", "0007_first_check"),
        ("directory", "0008_revoked_by"),
        ("directory", "0009_operating_status"),
    ]

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Province',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=2, unique=True, verbose_name='code')),
                ('iso_3166_2', models.CharField(max_length=5, unique=True, verbose_name='ISO 3166-2')),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('name_km', models.CharField(max_length=100, null=True, verbose_name='name')),
                ('name_en', models.CharField(max_length=100, null=True, verbose_name='name')),
                ('other_names', models.JSONField(blank=True, default=list, verbose_name='other names')),
                ('latitude', models.DecimalField(decimal_places=1, max_digits=3, verbose_name='latitude')),
                ('longitude', models.DecimalField(decimal_places=1, max_digits=4, verbose_name='longitude')),
            ],
            options={
                'verbose_name': 'province',
                'verbose_name_plural': 'provinces',
                'ordering': ['code'],
            },
        ),
        migrations.CreateModel(
            name='TaxonomyTerm',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('taxonomy', models.CharField(choices=[('category', 'Category of help'), ('kind', 'Kind of help'), ('served', 'People served')], max_length=10, verbose_name='taxonomy')),
                ('code', models.SlugField(verbose_name='code')),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('name_km', models.CharField(max_length=100, null=True, verbose_name='name')),
                ('name_en', models.CharField(max_length=100, null=True, verbose_name='name')),
                ('description', models.TextField(blank=True, verbose_name='description')),
                ('description_km', models.TextField(blank=True, null=True, verbose_name='description')),
                ('description_en', models.TextField(blank=True, null=True, verbose_name='description')),
                ('synonyms', models.JSONField(blank=True, default=list, verbose_name='search words')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='directory.taxonomyterm', verbose_name='category')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
            ],
            options={
                'verbose_name': 'taxonomy term',
                'verbose_name_plural': 'taxonomy terms',
                'ordering': ['taxonomy', 'order', 'code'],
                'constraints': [
                    models.UniqueConstraint(fields=('taxonomy', 'code'), name='term_code_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Organization',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('slug', models.SlugField(unique=True, verbose_name='short name for addresses')),
                ('public_id', models.CharField(default=new_public_id, editable=False, max_length=6, unique=True, verbose_name='public id')),
                ('order', models.PositiveSmallIntegerField(default=100, help_text='Lower comes first in lists.', verbose_name='order')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('name_km', models.CharField(max_length=200, null=True, verbose_name='name')),
                ('name_en', models.CharField(max_length=200, null=True, verbose_name='name')),
                ('name_is_translation', models.BooleanField(default=False, help_text='Tick while the organization has not confirmed its Khmer name.', verbose_name='the Khmer name is our translation')),
                ('acronym', models.CharField(blank=True, max_length=30, verbose_name='acronym')),
                ('alternate_name', models.TextField(blank=True, help_text='One name a line: former and popular names.', verbose_name='other names')),
                ('alternate_name_km', models.TextField(blank=True, help_text='One name a line: former and popular names.', null=True, verbose_name='other names')),
                ('alternate_name_en', models.TextField(blank=True, help_text='One name a line: former and popular names.', null=True, verbose_name='other names')),
                ('description', models.TextField(blank=True, verbose_name='description')),
                ('description_km', models.TextField(blank=True, null=True, verbose_name='description')),
                ('description_en', models.TextField(blank=True, null=True, verbose_name='description')),
                ('organization_type', models.CharField(choices=[('ngo', 'NGO'), ('government', 'Government'), ('coalition', 'Coalition'), ('programme', 'Programme'), ('un', 'United Nations'), ('clinic', 'Clinic'), ('network', 'Network'), ('social-enterprise', 'Social enterprise')], default='ngo', max_length=20, verbose_name='type')),
                ('website', models.URLField(blank=True, verbose_name='website')),
                ('operating_status', models.CharField(blank=True, choices=[('active', 'Active'), ('active-reported', 'Active, says a published source'), ('unknown', 'Not known'), ('closed-or-renamed-unconfirmed', 'Closed or renamed, unconfirmed'), ('closed-memory-unconfirmed', 'Closed, from memory alone'), ('closed', 'Closed')], max_length=40, verbose_name='operating status')),
                ('conflicts', models.TextField(blank=True, verbose_name='conflicts between sources')),
                ('notes', models.TextField(blank=True, verbose_name='notes for editors')),
                ('revision', models.PositiveIntegerField(default=0, editable=False, verbose_name='revision')),
            ],
            options={
                'verbose_name': 'organization',
                'verbose_name_plural': 'organizations',
                'ordering': ['order', 'slug'],
            },
        ),
        migrations.CreateModel(
            name='Service',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='directory.organization')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('name', models.CharField(blank=True, max_length=200, verbose_name='name')),
                ('name_km', models.CharField(blank=True, max_length=200, null=True, verbose_name='name')),
                ('name_en', models.CharField(blank=True, max_length=200, null=True, verbose_name='name')),
                ('description', models.TextField(blank=True, verbose_name='description')),
                ('description_km', models.TextField(blank=True, null=True, verbose_name='description')),
                ('description_en', models.TextField(blank=True, null=True, verbose_name='description')),
                ('nationwide', models.BooleanField(blank=True, choices=[(None, 'Not known'), (True, 'Yes'), (False, 'No')], null=True, verbose_name='nationwide')),
                ('is_hotline', models.BooleanField(default=False, verbose_name='hotline')),
                ('is_residential', models.BooleanField(default=False, help_text='People stay here. Its address is never stored and never shown.', verbose_name='residential')),
                ('free_of_charge', models.BooleanField(blank=True, choices=[(None, 'Not known'), (True, 'Yes'), (False, 'No')], null=True, verbose_name='free of charge')),
                ('eligibility_description', models.TextField(blank=True, verbose_name='for whom, and for whom not')),
                ('eligibility_description_km', models.TextField(blank=True, null=True, verbose_name='for whom, and for whom not')),
                ('eligibility_description_en', models.TextField(blank=True, null=True, verbose_name='for whom, and for whom not')),
                ('application_process', models.TextField(blank=True, verbose_name='how to refer')),
                ('application_process_km', models.TextField(blank=True, null=True, verbose_name='how to refer')),
                ('application_process_en', models.TextField(blank=True, null=True, verbose_name='how to refer')),
                ('required_documents', models.TextField(blank=True, verbose_name='what to bring')),
                ('required_documents_km', models.TextField(blank=True, null=True, verbose_name='what to bring')),
                ('required_documents_en', models.TextField(blank=True, null=True, verbose_name='what to bring')),
                ('fees_description', models.TextField(blank=True, verbose_name='cost')),
                ('fees_description_km', models.TextField(blank=True, null=True, verbose_name='cost')),
                ('fees_description_en', models.TextField(blank=True, null=True, verbose_name='cost')),
                ('kinds', models.ManyToManyField(limit_choices_to={'taxonomy': 'kind'}, related_name='+', to='directory.taxonomyterm', verbose_name='kinds of help')),
                ('provinces', models.ManyToManyField(blank=True, related_name='+', to='directory.province', verbose_name='provinces')),
            ],
            options={
                'verbose_name': 'service',
                'verbose_name_plural': 'services',
                'ordering': ['order', 'id'],
            },
        ),
        migrations.CreateModel(
            name='ServedGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='served_groups', to='directory.service')),
                ('term', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.taxonomyterm')),
                ('is_served', models.BooleanField(verbose_name='served')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('service', 'term'), name='served_answered_once'),
                ],
            },
        ),
        migrations.AddField(
            model_name='service',
            name='served',
            field=models.ManyToManyField(related_name='+', through='directory.ServedGroup', to='directory.taxonomyterm'),
        ),
        migrations.CreateModel(
            name='Phone',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='directory.organization')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('service', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='directory.service', verbose_name='service')),
                ('number', models.CharField(max_length=16, validators=[django.core.validators.RegexValidator('^(\\+[1-9][0-9]{6,14}|1[0-9]{2,3})$', 'Write +855 and the number without its first 0, or a short code such as 1280.')], verbose_name='number')),
                ('description', models.CharField(blank=True, max_length=200, verbose_name='what it is for')),
                ('description_km', models.CharField(blank=True, max_length=200, null=True, verbose_name='what it is for')),
                ('description_en', models.CharField(blank=True, max_length=200, null=True, verbose_name='what it is for')),
                ('toll_free', models.BooleanField(blank=True, choices=[(None, 'Not known'), (True, 'Yes'), (False, 'No')], null=True, verbose_name='free to call')),
                ('languages', models.CharField(blank=True, help_text='Codes: km, en, vi, zh, fr', max_length=60, verbose_name='languages')),
                ('is_held', models.BooleanField(default=False, help_text='Kept for checking, never in a listing.', verbose_name='held back')),
                ('raw_as_printed', models.CharField(blank=True, max_length=60, verbose_name='as printed in the source')),
                ('source_codes', models.CharField(blank=True, max_length=200, verbose_name='sources')),
                ('note', models.TextField(blank=True, verbose_name='note for editors')),
            ],
            options={
                'verbose_name': 'phone',
                'verbose_name_plural': 'phones',
                'ordering': ['order', 'id'],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('number__regex', '^(\\+[1-9][0-9]{6,14}|1[0-9]{2,3})$')), name='phone_can_be_dialled'),
                    models.UniqueConstraint(fields=('organization', 'number'), name='phone_once_an_organization'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='directory.organization')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('contact_type', models.CharField(choices=[('telegram', 'Telegram'), ('messenger', 'Messenger'), ('whatsapp', 'WhatsApp'), ('email', 'E-mail'), ('sms', 'SMS')], max_length=10, verbose_name='channel')),
                ('value', models.CharField(max_length=200, verbose_name='address')),
                ('description', models.CharField(blank=True, max_length=200, verbose_name='what it is for')),
                ('description_km', models.CharField(blank=True, max_length=200, null=True, verbose_name='what it is for')),
                ('description_en', models.CharField(blank=True, max_length=200, null=True, verbose_name='what it is for')),
                ('is_held', models.BooleanField(default=False, help_text='Kept for checking, never in a listing.', verbose_name='held back')),
            ],
            options={
                'verbose_name': 'contact',
                'verbose_name_plural': 'contacts',
                'ordering': ['order', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Location',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='directory.organization')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('name', models.CharField(blank=True, max_length=200, verbose_name='name')),
                ('name_km', models.CharField(blank=True, max_length=200, null=True, verbose_name='name')),
                ('name_en', models.CharField(blank=True, max_length=200, null=True, verbose_name='name')),
                ('province', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='directory.province', verbose_name='province')),
                ('address', models.TextField(blank=True, verbose_name='address')),
                ('address_km', models.TextField(blank=True, null=True, verbose_name='address')),
                ('address_en', models.TextField(blank=True, null=True, verbose_name='address')),
                ('visibility', models.CharField(choices=[('full', 'Full address'), ('partial', 'Province only'), ('hidden', 'Hidden')], default='hidden', max_length=10, verbose_name='visibility')),
                ('is_residential', models.BooleanField(default=False, verbose_name='people stay here')),
            ],
            options={
                'verbose_name': 'location',
                'verbose_name_plural': 'locations',
                'ordering': ['order', 'id'],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('is_residential', False), models.Q(models.Q(('visibility', 'full'), _negated=True), models.Q(('address_km', ''), ('address_km', None), _connector='OR'), models.Q(('address_en', ''), ('address_en', None), _connector='OR'), ('address', '')), _connector='OR'), name='shelter_has_no_address'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Schedule',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('service', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='schedules', to='directory.service')),
                ('phone', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='schedules', to='directory.phone')),
                ('byday', models.CharField(choices=[('MO', 'Monday'), ('TU', 'Tuesday'), ('WE', 'Wednesday'), ('TH', 'Thursday'), ('FR', 'Friday'), ('SA', 'Saturday'), ('SU', 'Sunday')], max_length=2, verbose_name='day')),
                ('opens_at', models.TimeField(verbose_name='opens')),
                ('closes_at', models.TimeField(verbose_name='closes')),
            ],
            options={
                'verbose_name': 'opening hours',
                'verbose_name_plural': 'opening hours',
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('service__isnull', True), ('phone__isnull', True), _connector='XOR'), name='schedule_has_one_owner'),
                    models.CheckConstraint(condition=models.Q(('byday__in', ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'])), name='schedule_day_known'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='directory.organization')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('code', models.CharField(max_length=40, verbose_name='code')),
                ('title', models.CharField(max_length=300, verbose_name='title')),
                ('url', models.URLField(blank=True, max_length=500, verbose_name='address')),
                ('date', models.CharField(blank=True, max_length=40, verbose_name='date')),
                ('supports', models.TextField(blank=True, verbose_name='what it supports')),
                ('reveals_shelter_place', models.BooleanField(default=False, verbose_name='tells where a shelter is')),
            ],
            options={
                'verbose_name': 'source',
                'verbose_name_plural': 'sources',
                'ordering': ['order', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Edit',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='edits', to='directory.organization', verbose_name='organization')),
                ('revision', models.PositiveIntegerField(verbose_name='revision')),
                ('editor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='edits', to=settings.AUTH_USER_MODEL, verbose_name='editor')),
                ('edited_at', models.DateTimeField(verbose_name='edited at')),
                ('document', models.JSONField(verbose_name='working copy')),
            ],
            options={
                'verbose_name': 'edit',
                'verbose_name_plural': 'edits',
                'ordering': ['organization', '-revision'],
                'constraints': [
                    models.UniqueConstraint(fields=('organization', 'revision'), name='revision_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Verification',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='verifications', to='directory.organization', verbose_name='organization')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('revision', models.PositiveIntegerField(verbose_name='revision seen')),
                ('whole_revision', models.PositiveIntegerField(default=0, verbose_name='revision confirmed whole')),
                ('whole_before', models.PositiveIntegerField(default=0, verbose_name='revision confirmed whole before')),
                ('outcome', models.CharField(choices=[('confirmed', 'Confirmed'), ('withdrawn', 'Withdrawn')], max_length=10, verbose_name='outcome')),
                ('method', models.CharField(blank=True, choices=[('call', 'Call'), ('visit', 'Visit'), ('written', 'Written confirmation'), ('published-source', 'Published source')], max_length=20, verbose_name='method')),
                ('verifier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='verifications', to=settings.AUTH_USER_MODEL, verbose_name='verifier')),
                ('editor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='editor')),
                ('by_one_person', models.BooleanField(default=False, verbose_name='checked by one person')),
                ('active_verifiers', models.PositiveSmallIntegerField(default=1, verbose_name='active verifiers')),
                ('returned_with', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='brought back with')),
                ('has_new_number', models.BooleanField(default=False, verbose_name='confirms a changed number')),
                ('called', models.CharField(blank=True, max_length=16, verbose_name='number called')),
                ('called_source', models.CharField(blank=True, max_length=200, verbose_name='where that number was found')),
                ('checked_on', models.DateField(verbose_name='checked on')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='next check due')),
                ('recorded_at', models.DateTimeField(verbose_name='recorded at')),
                ('spoken_to', models.CharField(blank=True, max_length=100, verbose_name='role of the person spoken to')),
                ('note', models.TextField(blank=True, verbose_name='note or reason')),
                ('confirmed_facts', models.JSONField(blank=True, default=list, verbose_name='facts confirmed')),
                ('name_km', models.CharField(blank=True, max_length=200, verbose_name='Khmer name as confirmed')),
                ('listing', models.JSONField(blank=True, null=True, verbose_name='listing')),
                ('sha256', models.CharField(blank=True, max_length=64)),
            ],
            options={
                'verbose_name': 'verification',
                'verbose_name_plural': 'verifications',
                'ordering': ['organization', '-number'],
                'constraints': [
                    models.UniqueConstraint(fields=('organization', 'number'), name='check_number_once'),
                    models.CheckConstraint(condition=models.Q(models.Q(('due_on__gt', models.F('checked_on')), ('due_on__isnull', False), ('outcome', 'confirmed'), models.Q(('method', ''), _negated=True), models.Q(('name_km', ''), _negated=True), models.Q(('sha256', ''), _negated=True), ('listing__isnull', False)), models.Q(('due_on__isnull', True), ('listing__isnull', True), ('outcome', 'withdrawn'), models.Q(('note', ''), _negated=True)), _connector='OR'), name='check_is_whole'),
                    models.CheckConstraint(condition=models.Q(('whole_before__lte', models.F('whole_revision')), ('whole_revision__lte', models.F('revision'))), name='check_reaches_no_further_than_seen'),
                    models.CheckConstraint(condition=models.Q(('by_one_person', True), ('editor__isnull', True), models.Q(('verifier', models.F('editor')), _negated=True), _connector='OR'), name='four_eyes'),
                    models.CheckConstraint(condition=models.Q(('by_one_person', True), ('returned_with__isnull', True), models.Q(('verifier', models.F('returned_with')), _negated=True), _connector='OR'), name='return_by_two'),
                    models.CheckConstraint(condition=models.Q(('by_one_person', False), ('active_verifiers__lt', 2), _connector='OR'), name='one_person_only_while_alone'),
                    models.CheckConstraint(condition=models.Q(('has_new_number', False), ('method', 'visit'), models.Q(('called', ''), _negated=True), _connector='OR'), name='changed_number_was_called_back'),
                ],
            },
        ),
        migrations.CreateModel(
            name='ReturnRequest',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('withdrawal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='return_requests', to='directory.verification')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField(verbose_name='recorded at')),
                ('reason', models.TextField(verbose_name='reason')),
            ],
            options={
                'verbose_name': 'request to return',
                'verbose_name_plural': 'requests to return',
                'ordering': ['at'],
                'constraints': [
                    models.UniqueConstraint(fields=('withdrawal', 'by'), name='return_asked_once'),
                    models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='return_has_reason'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Attempt',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attempts', to='directory.organization')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField(verbose_name='recorded at')),
                ('number', models.CharField(max_length=16, verbose_name='number called')),
                ('result', models.CharField(choices=[('no-answer', 'No answer'), ('wrong-number', 'Wrong number'), ('call-back', 'Call back later')], max_length=20, verbose_name='result')),
                ('call_back_at', models.DateTimeField(blank=True, null=True, verbose_name='call back at')),
            ],
            options={
                'verbose_name': 'attempt',
                'verbose_name_plural': 'attempts',
                'ordering': ['organization', '-at'],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('number__regex', '^(\\+[1-9][0-9]{6,14}|1[0-9]{2,3})$')), name='attempt_can_be_dialled'),
                    models.CheckConstraint(condition=models.Q(models.Q(('call_back_at__isnull', True), ('result__in', ['no-answer', 'wrong-number'])), models.Q(('call_back_at__gt', models.F('at')), ('call_back_at__isnull', False), ('result', 'call-back')), _connector='OR'), name='attempt_is_whole'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Vetting',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='vettings', to='directory.organization')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('outcome', models.CharField(choices=[('trusted', 'Vetted'), ('ended', 'Ended'), ('do-not-list', 'Do not list')], max_length=20, verbose_name='outcome')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField(verbose_name='recorded at')),
                ('vetted_on', models.DateField(blank=True, null=True, verbose_name='vetted on')),
                ('expires_on', models.DateField(blank=True, null=True, verbose_name='holds until')),
                ('vouched_by', models.CharField(blank=True, max_length=200, verbose_name='who vouched: organization and role, no name')),
                ('visited', models.BooleanField(default=False, verbose_name='visited')),
                ('child_protection_policy', models.BooleanField(blank=True, choices=[(None, 'Not known'), (True, 'Yes'), (False, 'No')], null=True, verbose_name='child protection policy')),
                ('licence', models.CharField(blank=True, max_length=200, verbose_name='licence or registration')),
                ('note', models.TextField(blank=True, verbose_name='note or reason')),
            ],
            options={
                'verbose_name': 'vetting',
                'verbose_name_plural': 'vettings',
                'ordering': ['organization', '-number'],
                'constraints': [
                    models.UniqueConstraint(fields=('organization', 'number'), name='vetting_number_once'),
                    models.CheckConstraint(condition=models.Q(models.Q(('expires_on__isnull', False), ('outcome', 'trusted'), ('vetted_on__isnull', False), ('expires_on__gt', models.F('vetted_on')), models.Q(('vouched_by', ''), _negated=True)), models.Q(('expires_on__isnull', True), ('outcome__in', ['ended', 'do-not-list']), models.Q(('note', ''), _negated=True)), _connector='OR'), name='vetting_is_whole'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Alert',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='alerts', to='directory.organization')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField(verbose_name='recorded at')),
                ('text_km', models.CharField(blank=True, max_length=300, verbose_name='text in Khmer')),
                ('text_en', models.CharField(blank=True, max_length=300, verbose_name='text in English')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('reason', models.TextField(verbose_name='reason')),
            ],
            options={
                'verbose_name': 'alert',
                'verbose_name_plural': 'alerts',
                'ordering': ['organization', '-number'],
                'constraints': [
                    models.UniqueConstraint(fields=('organization', 'number'), name='alert_number_once'),
                    models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), _negated=True), models.Q(models.Q(('ends_on__isnull', False), models.Q(('text_km', ''), _negated=True)), models.Q(('ends_on__isnull', True), ('text_en', ''), ('text_km', '')), _connector='OR')), name='alert_is_whole'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Snapshot',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seq', models.PositiveBigIntegerField(unique=True, verbose_name='number')),
                ('published_at', models.DateTimeField(verbose_name='published at')),
                ('pointer', models.JSONField(verbose_name='pointer')),
            ],
            options={
                'verbose_name': 'snapshot',
                'verbose_name_plural': 'snapshots',
                'ordering': ['-seq'],
            },
        ),
        migrations.CreateModel(
            name='PartnerLink',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='partner_links', to='directory.organization')),
                ('verification', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.verification')),
                ('token_sha256', models.CharField(max_length=64, unique=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField(verbose_name='recorded at')),
                ('expires_at', models.DateTimeField(verbose_name='works until')),
                ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='revoked at')),
                ('revoked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='revoked by')),
            ],
            options={
                'verbose_name': 'partner link',
                'verbose_name_plural': 'partner links',
                'ordering': ['-at'],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('at'))), name='link_expires'),
                ],
            },
        ),
        migrations.CreateModel(
            name='PartnerAnswer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('link', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='directory.partnerlink')),
                ('at', models.DateTimeField(verbose_name='received at')),
                ('corrections', models.JSONField(blank=True, default=dict, verbose_name='corrections')),
                ('handled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('handled_at', models.DateTimeField(blank=True, null=True, verbose_name='handled at')),
            ],
            options={
                'verbose_name': 'partner answer',
                'verbose_name_plural': 'partner answers',
                'ordering': ['at'],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(models.Q(('handled_at__isnull', True), ('handled_by__isnull', True)), models.Q(('handled_at__isnull', False), ('handled_by__isnull', False)), _connector='OR'), name='answer_handled_by_somebody'),
                ],
            },
        ),
        migrations.CreateModel(
            name='SheetDraft',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to='directory.organization')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('saved_at', models.DateTimeField(verbose_name='saved at')),
                ('data', models.JSONField(default=dict)),
            ],
            options={
                'verbose_name': 'half-filled sheet',
                'verbose_name_plural': 'half-filled sheets',
                'constraints': [
                    models.UniqueConstraint(fields=('organization', 'by'), name='draft_once_a_person'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('organization', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='directory.organization', verbose_name='entry')),
                ('number', models.CharField(blank=True, max_length=16, verbose_name='number')),
                ('is_sealed', models.BooleanField(verbose_name='about safety')),
                ('outcome', models.CharField(choices=[('accepted', 'Accepted'), ('dismissed', 'Dismissed')], max_length=10, verbose_name='outcome')),
                ('reason', models.CharField(blank=True, max_length=300, verbose_name='reason')),
                ('answered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='answered by')),
                ('answered_at', models.DateTimeField(verbose_name='answered at')),
            ],
            options={
                'verbose_name': 'answer to reports',
                'verbose_name_plural': 'answers to reports',
                'ordering': ['-answered_at'],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('outcome', 'accepted'), models.Q(('reason', ''), _negated=True), _connector='OR'), name='dismissed_with_reason'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('listing', models.SlugField(db_index=False, verbose_name='listing')),
                ('organization', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='directory.organization')),
                ('seq', models.PositiveBigIntegerField(verbose_name='snapshot')),
                ('kind', models.CharField(choices=[('works', 'It works'), ('did-not-answer', 'Did not answer'), ('wrong-number', 'Wrong number'), ('moved', 'Moved'), ('closed', 'Closed down'), ('full', 'Full'), ('refused', 'Refused the person'), ('unsafe', 'Unsafe')], max_length=20, verbose_name='kind')),
                ('phone', models.CharField(blank=True, max_length=16, verbose_name='number')),
                ('is_listed', models.BooleanField(default=False)),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='note')),
                ('note_erased', models.BooleanField(default=False)),
                ('made_at', models.DateTimeField(verbose_name="made at, by the phone's clock")),
                ('received_at', models.DateTimeField(db_index=True, verbose_name='received at')),
                ('answer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='directory.answer')),
            ],
            options={
                'verbose_name': 'report',
                'verbose_name_plural': 'reports',
                'ordering': ['-received_at'],
                'indexes': [models.Index(fields=['organization', 'received_at'], name='reports_of_an_entry')],
            },
        ),
        migrations.CreateModel(
            name='AccountChange',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('verifier', 'New verifier'), ('reset', 'Second factor taken away')], max_length=10, verbose_name='kind')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to=settings.AUTH_USER_MODEL)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField(verbose_name='recorded at')),
                ('starts_at', models.DateTimeField(verbose_name='counts from')),
                ('taken_up_at', models.DateTimeField(blank=True, null=True, verbose_name='taken up at')),
            ],
            options={
                'verbose_name': 'change of an account',
                'verbose_name_plural': 'changes of accounts',
                'ordering': ['-at'],
                'constraints': [
                    models.UniqueConstraint(condition=models.Q(('kind', 'verifier'), ('taken_up_at__isnull', True)), fields=('user',), name='verifier_waits_once'),
                    models.CheckConstraint(condition=models.Q(('by__isnull', True), models.Q(('user', models.F('by')), _negated=True), _connector='OR'), name='nobody_changes_himself'),
                ],
            },
        ),
        migrations.RunPython(create_cache, drop_cache),
    ]
