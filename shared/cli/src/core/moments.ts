const units = [
  { name: "d", ms: 86_400_000 },
  { name: "h", ms: 3_600_000 },
  { name: "min", ms: 60_000 },
  { name: "s", ms: 1000 },
] as const;

/** "3 h ago"; a clock that is behind says "just now", never something of the future. */
export function ago(at: string, now: Date): string {
  const passed = now.getTime() - Date.parse(at);
  const unit = units.find(({ ms }) => passed >= ms);
  return unit === undefined ? "just now" : `${Math.floor(passed / unit.ms)} ${unit.name} ago`;
}

/** "2026-11-22 09:41:07" in UTC: the same in every log. */
export function exactly(at: string): string {
  return at.slice(0, 19).replace("T", " ");
}
