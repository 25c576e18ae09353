/**
 * Shows that a name is the reader's own without telling it to someone who looks over the shoulder: 김*한, 남**수, 이*, and for
 * names in other scripts the first letter of each word (A*** K**).
 */
export function maskName(name: string): string {
  const words = name.trim().split(/\s+/u);
  return words.map((word) => maskWord(Array.from(word))).join(" ");
}

function maskWord(letters: readonly string[]): string {
  const [first = "", ...rest] = letters;
  if (rest.length === 0) return first === "" ? "" : "*";
  const last = rest.at(-1) ?? "";
  const keepsLast = rest.length > 1 && /\p{Script=Hangul}/u.test(last);
  return keepsLast ? `${first}${"*".repeat(rest.length - 1)}${last}` : `${first}${"*".repeat(rest.length)}`;
}
