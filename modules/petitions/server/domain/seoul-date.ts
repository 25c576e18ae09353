const formatter = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Asia/Seoul",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** The calendar date in Seoul, `2026-09-16`: a petition that arrives at 00:10 belongs to the new day. */
export function seoulDate(instant: Date): string {
  return formatter.format(instant);
}

export function dateParts(date: string): { year: number; month: number; day: number } {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  return { year, month, day };
}
