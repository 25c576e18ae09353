const length = 6;

export type PasswordProblem = "missing" | "not-six-digits" | "too-easy";

/**
 * Six digits can be typed on any telephone, by anyone, from memory. Their 10^6 values are enough only because guesses are
 * limited per petition and the values that guessers try first are refused.
 */
export function passwordProblem(password: string): PasswordProblem | undefined {
  if (password === "") return "missing";
  if (!/^\d{6}$/.test(password)) return "not-six-digits";
  return isEasy(password) ? "too-easy" : undefined;
}

/** Full-width digits and spaces come from Korean keyboards. */
export function normalizePassword(typed: string): string {
  return typed.normalize("NFKC").replace(/\s/gu, "");
}

function isEasy(password: string): boolean {
  return isRepeated(password) || isRun(password, 1) || isRun(password, -1);
}

/** 000000, 121212, 123123. */
function isRepeated(password: string): boolean {
  return [1, 2, 3].some((period) => password.slice(0, period).repeat(length / period) === password);
}

/** 123456, 654321, also over the end of the keys: 567890, 890123. */
function isRun(password: string, step: 1 | -1): boolean {
  const digits = Array.from(password, Number);
  return digits.every((digit, index) => index === 0 || digit === ((digits[index - 1] ?? 0) + step + 10) % 10);
}
