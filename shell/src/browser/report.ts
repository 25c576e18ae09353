/** For whoever looks into a tab: visitors see nothing of it, and a healthy page says nothing. */
export function report(what: string, error: unknown): void {
  console.error(`[madang] ${what}`, error);
}
