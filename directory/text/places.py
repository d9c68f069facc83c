"""Finds what tells where a place is: a street, a village, a landmark, a position or a map.

It takes a text whose digits are 0 to 9 and that has no signs which nobody sees (leads.py). What
such words mean besides is left alone: village chiefs, detention, the way of the law.
"""

import re

_KHMER = "\u1780-\u17ff"


def _but(words):
    """A lookahead: none of these words follows."""
    return rf"(?!{'|'.join(words.split())})"


# After "village", "commune" or "sangkat": what these do and are, but for their names.
_OF_VILLAGES_KM = (
    "សាស្ត្រ ភាគ គ្រឹះ ផល វិទ្យា និ ន្ទ កំណើត ជនបទ ដាច់ គោលដៅ ទាំង នីមួយ ជាច្រើន ច្រើន ចំនួន ផ្សេង ដទៃ "
    "ដែល របស់ នានា ឆ្ងាយ ជិត តូច ក្រីក្រ ណា នេះ នោះ យើង គេ ពួក គាត់ ឃុំ ភូមិ សង្កាត់ ស្រុក ក្រុង ខណ្ឌ ខេត្ត "
    "ខ្លួន ឃាំង គ្រង ទោស ឃាត់ អន្តោ ឬ ដើម្បី ដោយ នៅ មាន ជា ពី ទៅ ក្នុង សម្រាប់ កុមារ ប៉ុស្តិ៍ ផ្តល់ ផ្ដល់ ជួយ "
    "ឱ្យ អោយ ត្រូវ បាន អាច ធ្វើ រៀងរាល់ សហគមន៍ តាម រួម ខ្ញុំ ហើយ សុវត្ថិភាព មេ ក្រុមប្រឹក្សា ទទួល ទារ ៗ"
)
# The way of something, and no street.
_OF_WAYS_KM = (
    "ភេទ ចិត្ត ការ ច្បាប់ កាយ លោក ថ្នល់ អារម្មណ៍ បញ្ញា សង្គម ឆ្លង តុលាការ ទឹក គោក អាកាស ដង្ហើម សាសនា វាង "
    "ពីរ និង ឬ ដែល ដើម្បី នៅ ដោយ ជា មាន ទៅ មក រដ្ឋបាល ព្រំដែន ស្មារតី វាចា គំនិត សេដ្ឋកិច្ច វិជ្ជាជីវៈ ណា នេះ "
    "នោះ តែ មួយ ឆ្ងាយ រក រថ ដែក ប្រសើរ ត្រូវ ត្រឹមត្រូវ លំបាក កាត់ ក្បែរ របស់ យើង គេ ពេទ្យ សុខភាព វេជ្ជ ហិរញ្ញ "
    "នយោបាយ ទូត បច្ចេក វប្បធម៌ សីលធម៌ ធម៌ ធម្មជាតិ ប្រព័ន្ធ បន្ត ចូល ចេញ វិវាហ៍ អាពាហ៍ ឡើង ចុះ ជ្រើស "
    "ដោះស្រាយ ព្យាបាល ទូរ ខាង ក្នុង ជាតិ ពន្ធ មេត្រី សម្រាប់ រាជការ ចរាចរណ៍ ឈាម"
)
_OF_PAGODAS_KM = f"មាន អារាម {_OF_VILLAGES_KM}"
# The same in English; before it, which village is left open.
_OF_VILLAGES = (
    r"(?:chief|council|committee|level|head|leader|authorit|official|office|police|health|hall|"
    r"volunteer|wom[ae]n|elder|administration|support|based|saving|meeting|visit|outreach|focal|"
    r"post|network)"
)
_NO_NAME = (
    r"(?:and|or|of|in|to|for|with|by|on|at|is|are|who|where|that|from|an?|the|every|each|per|any|"
    r"all|this|their|our|your|her|his|its|own|home|remote|rural|poor|local|one|two|same|target|"
    r"targeted|small|between|through|into|within|via|another|other|nearby|whole|entire|new|native|"
    r"s|including|most|many|some|no|selected|different|floating|training|model)\b"
)
_NAME = rf"(?!{_NO_NAME}|{_OF_VILLAGES})[^\W_]"
_LANDMARKS_KM = "វត្ត|ផ្សារ|សាលា|ធនាគារ|មន្ទីរពេទ្យ|ស្ពាន|ស្តុប|ស្ដុប|រង្វង់មូល|ស្ថានីយ|ព្រះវិហារ|សណ្ឋាគារ|រោងចក្រ"
_LANDMARKS = (
    r"market|pagoda|wat|school|bank|bridge|hospital|church|mosque|station|roundabout|psar|phsar"
)
_PLACE = re.compile(
    # A position, or a plus code.
    r"\d{1,3}[.,]\d{4,}|\b\d{1,2}[.,]\d{2,}\s*[,;/ ]\s*1\d\d[.,]\d{2,}|\d\s*(?:°|deg\b)"
    r"|\b[2-9cfghjmpqrvwx]{4,8}\+[2-9cfghjmpqrvwx]{2,3}\b"
    r"|\bgoogle\s+maps?\b|\bwhat3words\b|\bplus\s+code\b|ផែនទី"
    # A street, a house, or a block with its number; a stone of the road, but no distance.
    r"|(?<![a-z])(?:street|st|road|rd|boulevard|blvd|avenue|ave|lane|house|building|villa|borey)"
    r"\.?\s*(?:no\b\.?|number|#)?\s*\d"
    r"|\b\d+[a-z]{0,3}\s*,?\s*(?:street|st|road|rd|boulevard|blvd|avenue|ave|lane)\b"
    r"|(?:ផ្លូវ|ផ្ទះ|អគារ|បុរី|វិថី)\s*(?:(?:លេខ|ជាតិ|បេតុង|លំ)\s*)*\d|ផ្ទះលេខ|អគារលេខ|មហាវិថី"
    r"|(?:ក្រុមទី|គីឡូម៉ែត្រ(?:លេខ|ទី))\s*\d|(?<!\d)(?<!\d )\b(?:km|pk)\.?\s*\d"
    r"|(?<!\d)(?<!\d )(?:គ\.?ម\.?|គីឡូម៉ែត្រ)\s*\d"
    # A street, a village, a commune or a pagoda by its name.
    r"|\b(?!(?:the|a)\b)[^\W\d_]+\s+(?:boulevard|blvd)\b"
    rf"|ផ្លូវ{_but(_OF_WAYS_KM)}[{_KHMER}]{{2}}"
    rf"|(?<!តុ)(?<!មហា)(?:ភូមិ|ឃុំ|សង្កាត់){_but(_OF_VILLAGES_KM)}[{_KHMER}]{{2}}"
    # Written apart only one that stands in another: "in the village, we" is none.
    rf"|(?:(?<![{_KHMER}])|នៅ|ក្នុង)(?:ភូមិ|ឃុំ|សង្កាត់)[ ]+{_but(_OF_VILLAGES_KM)}[{_KHMER}]+"
    r"(?=[ ]*(?:ភូមិ|ឃុំ|សង្កាត់|ស្រុក|ខណ្ឌ|ក្រុង|ខេត្ត))"
    rf"|\b(?!{_NO_NAME})[^\W\d_]+\s+(?:village|commune)\b(?!\s+{_OF_VILLAGES})"
    rf"|\b(?:sangkat|phum|khum|wat|psar|phsar)\s+{_NAME}"
    r"|\b(?:village|commune|sangkat|phum|khum)\s*:\s*\w"
    rf"|(?:(?<![{_KHMER}])|នៅ|បរិវេណ|ក្នុង)វត្ត{_but(_OF_PAGODAS_KM)}[{_KHMER}]{{2}}"
    # What it stands beside.
    r"|(?:ទល់មុខ|ទល់|ជាប់|ជិត|ក្បែរ|(?:ខាង|ទិស|ប៉ែក)(?:ក្រោយ|មុខ|ជើង|ត្បូង|កើត|លិច|ឆ្វេង|ស្តាំ|ស្ដាំ))"
    rf"\s*(?:នឹង\s*|នៃ\s*)?(?:{_LANDMARKS_KM})"
    r"|\b(?:near|behind|opposite|beside|next\s+to|across\s+from|in\s+front\s+of"
    r"|(?:north|south|east|west)\s+of)\s+(?:the\s+)?"
    rf"(?:\w+\s+){{0,3}}(?:{_LANDMARKS})\b",
    re.IGNORECASE,
)
_NAMED_PLACE = re.compile(
    # With a capital letter it is the name of one: "Norodom Road", but not "For Street Children".
    r"\b[A-Z]\w+ (?:Street|STREET|Road|ROAD|Avenue|AVENUE)\b(?!\s+[A-Za-z])"
)
# Maps, as links and as accounts of places: in an address of the web or of a chat.
_MAP = re.compile(
    r"\bgoo\.gl/maps|maps\.app\.goo|\bmaps?\.|/maps?\b|\bg\.page\b|openstreetmap|\bosm\.org"
    r"|\bwaze\b|what3words|\bw3w\b|plus\.codes|\bgeo:|[@=/]-?\d{1,3}\.\d{3,}"
    # A position in Cambodia.
    r"|\d{1,2}[.,]\d{2,}.*?10\d[.,]\d{2,}|10\d[.,]\d{2,}\D+1\d[.,]\d{2,}"
    # Short links say nothing of where they lead.
    r"|(?<![\w.-])(?:www\.)?(?:share\.google|goo\.gl|bit\.ly|bitly\.com|tinyurl\.com|tiny\.cc|t\.co"
    r"|t\.ly|is\.gd|v\.gd|ow\.ly|cutt\.ly|rb\.gy|rebrand\.ly|buff\.ly|shorturl\.at|short\.gy|s\.id"
    r"|lnkd\.in|adf\.ly|[\w-]+\.page\.link|app\.goo\.gl)(?![\w.-])",
    re.IGNORECASE,
)


def find_address(text: str) -> str:
    """The first words of a text that tell where a place is, as they are written; "" if none do."""
    hit = _PLACE.search(text) or _NAMED_PLACE.search(text)
    return hit[0].strip() if hit else ""


def find_position(address: str) -> str:
    """The part of a web or chat address that makes it a link to a map; "" if there is none."""
    hit = _MAP.search(address)
    return hit[0] if hit else ""
