/** Thousands with a comma, in both languages: `1,284`. */
export function formatNumber(value: number): string {
  const [whole = "", fraction] = String(Math.abs(value)).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${value < 0 ? "−" : ""}${grouped}${fraction === undefined ? "" : `.${fraction}`}`;
}

const units = ["B", "kB", "MB", "GB"];

/** Decimal units (IEC 80000-13), one decimal place below ten: `310 kB`, `2.4 MB`, `10 MB`. */
export function formatBytes(bytes: number): string {
  const power = Math.min(unitPower(bytes), units.length - 1);
  const amount = bytes / 1000 ** power;
  const rounded = power > 0 && amount < 10 ? Math.round(amount * 10) / 10 : Math.round(amount);
  return `${formatNumber(rounded)} ${units[power]}`;
}

/** 999,950 bytes and more would round to "1000 kB", so they count as the next unit. */
function unitPower(bytes: number): number {
  let power = 0;
  while (Math.round(bytes / 1000 ** power) >= 1000) power += 1;
  return power;
}
