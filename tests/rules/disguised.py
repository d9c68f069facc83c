"""Numbers and addresses as people disguise them; the second half was held back while mending."""

OPEN = [
    "Call ០១២ ៣៤៥ ៦៧៨",
    "Call zero one two three four five six seven eight",
    "ហៅ សូន្យ មួយ ពីរ បី បួន ប្រាំ ប្រាំមួយ",
    "Call O12 3A5 67B",
    "Call 0.1.2.3.4.5.6.7.8",
    "ហៅ ๐๑๒ ๓๔๕ ๖๗๘",
    "Write to river at river dot org",
    "See river(dot)org",
    "Write to River House on Facebook",
    "See t . me / riverhouse",
    "Call ⓪①②③④⑤⑥⑦⑧",
    "Call 012abc345def678",
    "Call nine-one-one, ask for Mrs River",
]
HELD_BACK = [
    "ហៅ ០ ១ ២\n៣ ៤ ៥\n៦ ៧ ៨",
    "Appelez zéro un deux trois quatre cinq six",
    "Call oh-one-two triple five six seven eight",
    "ហៅលេខ សូន្យដប់ពីរ សាមសិបបួន ហាសិបប្រាំមួយ",
    "Call 𝟘𝟙𝟚 𝟛𝟜𝟝 𝟞𝟟𝟠",
    "Call 0⃣1⃣2⃣3⃣4⃣5⃣6⃣7⃣8⃣",
    "Write to river [at] gmail [dot] com",
    "សរសេរទៅ river សញ្ញាអេ river ចំណុច com",
    "See river．org",
    "Call l2 E4S GTB",
    "Call soun muoy pi bei buon pram",
    "Telegram: RiverHelp",
    "Call +855 I2 EE4 S56",
]
