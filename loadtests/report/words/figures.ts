/** Figures as English engineers read them; the same on every machine. */
const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });
const instant = new Intl.DateTimeFormat("en-GB", {
  dateStyle: "long",
  timeStyle: "medium",
  timeZone: "UTC",
});

/** What stands where nothing was measured. */
export const nothing = "–";

export type Figure = (value: number | undefined) => string;

function figure(format: (value: number) => string): Figure {
  return (value) => (value === undefined || !Number.isFinite(value) ? nothing : format(value));
}

export const count = figure((value) => whole.format(value));

/** Three digits that matter, whole from a hundred on. */
export const quantity = figure((value) => (Math.abs(value) >= 100 ? whole : short).format(value));

export const milliseconds = figure((value) =>
  value >= 10_000 ? `${short.format(value / 1000)} s` : `${quantity(value)} ms`,
);

/** A share of 1. */
export const percent = figure((value) => {
  const hundredths = value * 100;
  if (hundredths > 0 && hundredths < 0.01) return "< 0.01 %";
  if (hundredths >= 100) return `${whole.format(hundredths)} %`;
  const digits = hundredths === 0 ? 0 : hundredths < 1 || hundredths > 99 ? 2 : 1;
  return `${hundredths.toFixed(digits)} %`;
});

const units = ["B", "kB", "MB", "GB", "TB"];

/** Bytes, in thousands. */
export const bytes = figure((value) => {
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, value)) / 3)));
  return `${quantity(value / 1000 ** step)} ${units[step] ?? ""}`;
});

export const cores = figure((value) => value.toFixed(2));

/** Seconds of the run as minutes and seconds, with hours where there are any. */
export const clock = figure((value) => {
  const seconds = Math.abs(Math.round(value));
  const two = (part: number) => String(part).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  const before = value < 0 ? "−" : "";
  if (minutes < 60) return `${before}${minutes}:${two(seconds % 60)}`;
  return `${before}${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
});

export function moment(iso: string): string {
  return `${instant.format(new Date(iso))} UTC`;
}
