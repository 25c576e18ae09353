/**
 * The code with which a draft is continued elsewhere: sixteen letters and digits, 74 random bits, in groups of four. What looks
 * or sounds like another one is not used (0 and O, 1, I and L, Z, S, 5, B, 8, U), so it survives handwriting and a telephone.
 */
const letters = "234679ACDEFGHJKMNPQRTVWXY";
const length = 16;

/** Longest text that is looked at; people type spaces and hyphens. */
export const resumeCodeMaxLength = 60;

/** 32 evenly distributed bytes into a code; the remainder of 2^256 makes no letter likelier in a way that counts. */
export function resumeCodeFrom(bytes: Buffer): string {
  let number = BigInt(`0x${bytes.toString("hex")}`);
  const base = BigInt(letters.length);
  let code = "";
  while (code.length < length) {
    code += letters[Number(number % base)];
    number /= base;
  }
  return code;
}

/** As it is shown: `K7MF-2XQR-9TCA-WPHD`. */
export function formatResumeCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, "$1-");
}

/** Takes what a person typed: any case, full width, spaces and hyphens anywhere. Undefined for what cannot be a code. */
export function parseResumeCode(typed: string): string | undefined {
  if (typed.length > resumeCodeMaxLength) return undefined;
  const plain = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Pd}−]/gu, "");
  return plain.length === length && [...plain].every((letter) => letters.includes(letter))
    ? plain
    : undefined;
}
