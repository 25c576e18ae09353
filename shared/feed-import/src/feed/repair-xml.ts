import { decodeHTML } from "entities";

/** Characters that XML 1.0 (section 2.2) does not allow and word processors leave behind. */
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const reference =
  /<!\[CDATA\[[\s\S]*?\]\]>|&(?:#(\d{1,7}|[xX][0-9a-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{0,31}));|&/g;
const ofXml = new Set(["amp", "lt", "gt", "quot", "apos"]);

/**
 * Mends what is too common to refuse: an ampersand that begins no reference ("R&D"), references to characters that XML does not
 * allow, and the entities of HTML. One that nobody defines stays as it is written: its words are kept, nothing is expanded.
 */
export function repaired(source: string): string {
  return source.replace(controls, "").replace(reference, (found, number?: string, name?: string) => {
    if (found === "&") return "&amp;";
    if (number !== undefined) return characterOf(number);
    if (name === undefined || ofXml.has(name)) return found;
    const character = decodeHTML(found);
    return character === found ? `&amp;${name};` : [...character].map(written).join("");
  });
}

function characterOf(number: string): string {
  const code = /^x/i.test(number) ? Number.parseInt(number.slice(1), 16) : Number(number);
  const isAllowed =
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 32 && code < 0xd800) ||
    (code > 0xdfff && code < 0x110000);
  return isAllowed && code !== 0xfffe && code !== 0xffff ? `&#${code};` : "";
}

/** As a reference, since the character may be one that means something in XML. */
function written(character: string): string {
  return `&#${character.codePointAt(0) ?? 32};`;
}
