/**
 * Whether a text holds what looks like a Korean resident or foreigner registration number: date of birth, an optional
 * separator, seven digits. Only a law may ask for one (Personal Information Protection Act art. 24-2), so a petition must
 * not carry it. The check digit is not looked at: numbers given since October 2020 have none.
 */
export function holdsResidentNumber(text: string): boolean {
  return Array.from(text.normalize("NFKC").matchAll(candidate)).some((match) => isBirthDate(match[1] ?? ""));
}

const candidate = /(?<!\d)(\d{6})[\s.·_\p{Pd}−]{0,3}\d{7}(?!\d)/gu;

function isBirthDate(digits: string): boolean {
  const month = Number(digits.slice(2, 4));
  const day = Number(digits.slice(4, 6));
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}
