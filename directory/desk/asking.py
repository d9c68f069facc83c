"""Asks about what may be a slip: it is saved once a tick says that it is right as written."""

from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from directory.text import hours, khmer, numbers
from directory.text.writing import dialled, quoted

# Why hours cannot be read, and what would be right.
_HOURS = {
    "which_half": gettext_lazy("Does “%(piece)s” mean %(readings)s? Write it like that."),
    "lost_dash": gettext_lazy("Does “%(piece)s” mean %(readings)s? Write the dash or the comma."),
    "bad_time": gettext_lazy("“%(piece)s” is no time. Write it like 08:00 or 8am."),
    "half_span": gettext_lazy("“%(piece)s”: say from when to when, like 08:00-17:00."),
    "same_time": gettext_lazy(
        "“%(piece)s” opens and closes at the same time. A whole day is written: Mon 24 hours"
    ),
    "same_day": gettext_lazy("“%(piece)s” is one day. Every day is written: Mon-Sun"),
    "no_days": gettext_lazy("Say on which days as well: Mon-Fri 08:00-17:00"),
    "no_hours": gettext_lazy("Say at what hours as well: Mon-Fri 08:00-17:00"),
    "overlap": gettext_lazy("“%(piece)s” lies within other hours of this line."),
    "part_of_day": gettext_lazy("“%(piece)s” is no hour. Say from when to when, like 08:00-12:00."),
    "office_hours": gettext_lazy(
        "These hours are not the same everywhere. Write them: Mon-Fri 07:30-11:30, 14:00-17:00"
    ),
    "closed": gettext_lazy("Write only when it is open, like: Mon-Sat 08:00-17:00"),
    "holidays": gettext_lazy(
        "Leave holidays out; phones know them. Write only: Mon-Fri 08:00-17:00"
    ),
    "break": gettext_lazy("Write what is before and after: Mon-Fri 08:00-12:00, 13:30-17:00"),
    "appointment": gettext_lazy(
        "Write this under “how to refer”, and here only fixed hours: Mon-Fri 08:00-17:00"
    ),
}
_CANNOT_BE_READ = gettext_lazy("These hours cannot be read. Write them like: Mon-Fri 08:00-17:00")
_NOT_A_NUMBER = {
    "two_numbers": gettext_lazy("These are two numbers. Enter them one by one."),
    "costly": gettext_lazy(
        "Numbers that begin with 1900 cost more than others and are no line for help."
    ),
    "not_a_number": gettext_lazy(
        "Write +855 and the number without its first 0, or a short code such as 1280."
    ),
}
_ABOUT_NUMBER = {
    "digits": gettext_lazy(
        "Is %(number)s complete? Numbers that begin like this have %(usual)s digits."
    ),
    "lost_zero": gettext_lazy("Is %(number)s meant? The 0 at its beginning is missing."),
    "unknown_code": gettext_lazy(
        "Is %(number)s a short code of Cambodia? One of another country is written after the code "
        "of that country, like +66 1300."
    ),
    "abroad": gettext_lazy("Is %(number)s meant, a number of another country?"),
}


class AskedField(BoundField):
    """A field, and below it the tick that answers the question about it."""

    def build_widget_attrs(self, attrs, widget=None):
        """The attributes of the input; nothing describes one that is hidden."""
        attrs = super().build_widget_attrs(attrs, widget)
        if widget and widget.is_hidden:
            attrs.pop("aria-describedby", None)
        return attrs

    def as_widget(self, widget=None, attrs=None, only_initial=False):
        """The field as markup."""
        markup = super().as_widget(widget, attrs, only_initial)
        if widget is not None or self.name not in self.form.questions:
            return markup
        typed, is_sure = self.form.questions[self.name]
        return markup + format_html(
            '<label class="sure"><input type="checkbox" name="{}" value="{}"{}> {}</label>',
            sure_name(self),
            typed,
            " checked" if is_sure else "",
            _("It is right as I wrote it"),
        )


class AskingMixin:
    """A form that can ask about a field."""

    bound_field_class = AskedField

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # By field: what was typed, and whether a tick said that it is right.
        self.questions = {}

    def ask(self, name, typed, question):
        """Ask about what was typed into a field, unless a tick answers for just this text.

        Nobody is asked about what the form showed already. Raises ValidationError.
        """
        if name not in self.changed_data:
            return
        is_sure = self.data.get(sure_name(self[name])) == typed
        self.questions[name] = (typed, is_sure)
        if not is_sure:
            raise ValidationError(question, code="question")

    @contextmanager
    def errors_at(self, name):
        """Put what is refused in this block beside a field."""
        try:
            yield
        except ValidationError as error:
            self.add_error(name, error)

    def read_number(self, name, typed):
        """A number as it is stored. Raises ValidationError."""
        try:
            number = numbers.read(typed)
        except numbers.NumberError as error:
            raise ValidationError(why_no_number(error)) from error
        if number.question:
            self.ask(name, typed, about_number(number))
        return number.dialled

    def read_hours(self, name, typed):
        """A line of hours as a weekly schedule. Raises ValidationError."""
        try:
            try:
                return hours.parse(typed, as_written=name not in self.changed_data)
            except hours.HoursError as error:
                if not error.is_question:
                    raise
                tick = _("Tick below only if it is right as it is, on a clock of 24 hours.")
                is_half = error.reason == "which_half"
                self.ask(name, typed, " ".join([about_hours(error), *[tick] * is_half]))
                return hours.parse(typed, as_written=True)
        except hours.HoursError as error:
            raise ValidationError(about_hours(error)) from error

    def require_readable(self, name, text):
        """Refuse a Khmer text in an old font, and ask about a Khmer name in other letters."""
        if khmer.is_in_old_font(text):
            raise ValidationError(
                _(
                    "This was typed with an old font, such as Limon or ABC, and reads as signs "
                    "without sense. Type it again with a Khmer Unicode keyboard."
                )
            )
        if name == "name_km" and text and not khmer.has_khmer(text):
            self.ask(name, text, _("Is this the Khmer name? It has no Khmer letter."))


def sure_name(field):
    """The name of the tick that says that a field is right."""
    return f"{field.html_name}-sure"


def why_no_number(error):
    """Why something is no number, see numbers.NumberError."""
    return _NOT_A_NUMBER[error.reason]


def about_number(number):
    """What is asked about a number that may be a slip, see numbers.Number."""
    usual = _(" or ").join(map(str, number.usual))
    return _ABOUT_NUMBER[number.question] % {"number": dialled(number.dialled), "usual": usual}


def about_hours(error):
    """Why hours cannot be read, or what is asked about them, see hours.HoursError."""
    sentence = _HOURS.get(error.reason)
    if sentence is None:
        return f"{_CANNOT_BE_READ} ({quoted(error.piece, get_language())})"
    piece = error.piece
    if error.reason == "overlap" and piece[:2] in hours.DAYS:
        piece = hours.format([piece.split()], get_language())
    return sentence % {"piece": piece, "readings": _(" or ").join(error.readings)}
