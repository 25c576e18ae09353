/** What comes from elsewhere could steer the terminal (control characters) or turn what stands beside it around (UAX #9). */
export function plainText(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, "�");
}

/** East Asian letters take two columns (UAX #11: wide and full-width). */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;

export function columnsOf(text: string): number {
  return text.length + (text.match(wide)?.length ?? 0);
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}
