const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const day = "(?:mon|tue|wed|thu|fri|sat|sun)";
const longDay = "(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)";
const month = `(?<month>${months.join("|")})`;
const time = String.raw`(?<hour>\d\d):(?<minute>\d\d):(?<second>\d\d)`;

/** RFC 9110 section 5.6.7: the three forms, in any letter case (RFC 9111 section 4.2), GMT alone. */
const forms = [
  new RegExp(String.raw`^${day}, (?<date>\d\d) ${month} (?<year>\d{4}) ${time} gmt$`, "i"),
  new RegExp(String.raw`^${longDay}, (?<date>\d\d)-${month}-(?<shortYear>\d\d) ${time} gmt$`, "i"),
  new RegExp(String.raw`^${day} ${month} (?<date>[ \d]\d) ${time} (?<year>\d{4})$`, "i"),
];

/** Milliseconds since 1970; undefined for what is no HTTP-date. `now` decides the century of two-digit years. */
export function parseHttpDate(text: string, now: number = Date.now()): number | undefined {
  for (const form of forms) {
    const parts = form.exec(text)?.groups;
    if (parts !== undefined) return fromParts(parts, now);
  }
  return undefined;
}

function fromParts(parts: Record<string, string | undefined>, now: number): number | undefined {
  const year =
    parts["year"] === undefined ? fullYear(Number(parts["shortYear"]), now) : Number(parts["year"]);
  const monthIndex = months.indexOf((parts["month"] ?? "").toLowerCase());
  const [date, hour, minute, second] = [parts["date"], parts["hour"], parts["minute"], parts["second"]].map(
    Number,
  ) as [number, number, number, number];
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  const midnight = new Date(0);
  midnight.setUTCFullYear(year, monthIndex, date);
  if (midnight.getUTCMonth() !== monthIndex || date === 0) return undefined;
  return midnight.getTime() + ((hour * 60 + minute) * 60 + second) * 1000;
}

/** RFC 9110 section 5.6.7: more than 50 years ahead means the most recent year in the past with the same last two digits. */
function fullYear(short: number, now: number): number {
  const thisYear = new Date(now).getUTCFullYear();
  const year = thisYear - (thisYear % 100) + short;
  if (year > thisYear + 50) return year - 100;
  return year <= thisYear - 50 ? year + 100 : year;
}
