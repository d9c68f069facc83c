// A listing as a contact, which the phone's own address book takes.

const FOLD_OCTETS = 75;

/** Save a listing, as it was read off the page, as a file that phones open as a contact. */
export function saveContact(listing) {
  const address = URL.createObjectURL(new Blob([vcard(listing)], { type: "text/vcard;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = "contact.vcf";
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

/** A contact as vCard 3.0, the form that every phone reads. */
export function vcard({ names, warnings, phones, checked }) {
  const name = [names.km, names.en && names.km ? `(${names.en})` : names.en];
  const text = escape(name.filter(Boolean).join(" "));
  const purposes = phones.map((phone) => Object.keys(phone.purposes).map((lang) => phone.purposes[lang]));
  const note = warnings.concat(...purposes, checked).filter(Boolean).join("\n");
  return [
    "BEGIN:VCARD",
    "VERSION:3.0",
    `N:${text};;;;`,
    `FN:${text}`,
    `ORG:${text}`,
    `NOTE:${escape(note)}`,
    ...phones.map((phone) => `TEL;TYPE=WORK,VOICE:${phone.number}`),
    "END:VCARD",
  ]
    .map((line) => `${fold(line)}\r\n`)
    .join("");
}

function escape(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
}

/** Break a line after 75 octets at most, never inside a character. */
function fold(line) {
  const parts = [""];
  let octets = 0;
  Array.from(line).forEach((character) => {
    const size = new TextEncoder().encode(character).length;
    if (octets + size > FOLD_OCTETS) {
      // The space that begins a continued line counts as well.
      parts.push(" ");
      octets = 1;
    }
    parts[parts.length - 1] += character;
    octets += size;
  });
  return parts.join("\r\n");
}
