/** Korean time has had no summer time since 1988. */
const koreanOffset = "+09:00";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** RFC 822 section 5.1, and KST, which Korean systems write there. */
const namedZones: Readonly<Record<string, string>> = {
  ut: "+00:00",
  utc: "+00:00",
  gmt: "+00:00",
  z: "+00:00",
  kst: koreanOffset,
  est: "-05:00",
  edt: "-04:00",
  cst: "-06:00",
  cdt: "-05:00",
  mst: "-07:00",
  mdt: "-06:00",
  pst: "-08:00",
  pdt: "-07:00",
};

/** `Wed, 02 Oct 2024 16:34:34 +0900`: weekday, seconds and zone may be missing, the year may have two digits. */
const rfc822 =
  /^(?:[a-z]{3,9},?\s+)?(?<day>\d{1,2})[\s-]+(?<monthName>[a-z]{3})[a-z]*[\s-]+(?<year>\d{4}|\d{2})(?:\s+(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?)?\s*(?<zone>[+-]\d{2}:?\d{2}|[a-z]{1,3})?$/i;

/** `2024-10-02 16:34:34`, also with dots, slashes, Korean words, or RFC 3339's T and zone. */
const yearFirst =
  /^(?<year>\d{4})\s*[-./년]\s*(?<month>\d{1,2})\s*[-./월]\s*(?<day>\d{1,2})\s*[.일]?\s*(?:\([^)]{1,9}\)\s*)?(?:[T\s]?\s*(?<half>오전|오후|am|pm)?\s*(?<hour>\d{1,2})(?::|시\s*)(?:(?<minute>\d{2})분?)?(?::(?<second>\d{2})(?:[.,]\d{1,9})?)?)?\s*(?<zone>z|[+-]\d{2}:?\d{2}|kst|gmt|utc)?$/i;

/** `20241002163434` */
const digits =
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})?)?$/;

/** Every date seen in live municipal feeds; Korean time where no zone is given. Undefined when it is none. */
export function readFeedDate(text: string): Date | undefined {
  const written = text.trim().replace(/\s+/g, " ");
  if (written.length > 80) return undefined;
  const parts = [rfc822, yearFirst, digits]
    .map((form) => form.exec(written)?.groups)
    .find((groups) => groups);
  return parts === undefined ? undefined : instantOf(parts);
}

type Parts = Record<string, string | undefined>;

function instantOf(parts: Parts): Date | undefined {
  const month = parts["month"] ?? String(months.indexOf((parts["monthName"] ?? "").toLowerCase()) + 1);
  const day = [fullYear(parts["year"] ?? ""), twoDigits(month), twoDigits(parts["day"])].join("-");
  const time = [twoDigits(hourOf(parts)), twoDigits(parts["minute"]), twoDigits(parts["second"])].join(":");
  const zone = offsetOf(parts["zone"]);
  const instant = new Date(`${day}T${time}${zone ?? ""}`);
  // A date that does not exist ("2026-02-31") rolls over silently: what comes out must be what went in.
  const exists =
    !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) &&
    new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
  return zone === undefined || !exists || Number.isNaN(instant.getTime()) ? undefined : instant;
}

function hourOf({ hour = "0", half }: Parts): string {
  if (half === undefined) return hour;
  const afternoon = half === "오후" || half.toLowerCase() === "pm";
  return String((Number(hour) % 12) + (afternoon ? 12 : 0));
}

/** RFC 2822 section 4.3: two digits up to 49 are of this century. */
function fullYear(year: string): string {
  if (year.length === 4) return year;
  return Number(year) < 50 ? `20${year}` : `19${year}`;
}

function twoDigits(value = "0"): string {
  return value.padStart(2, "0");
}

function offsetOf(zone: string | undefined): string | undefined {
  if (zone === undefined) return koreanOffset;
  const numeric = /^([+-]\d{2}):?(\d{2})$/.exec(zone);
  return numeric === null ? namedZones[zone.toLowerCase()] : `${numeric[1]}:${numeric[2]}`;
}
