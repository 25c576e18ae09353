import { listMembers } from "./list-members.ts";

/** Fields whose value is one text, in which a comma separates nothing that a cache may tidy. */
const asTheyAre: ReadonlySet<string> = new Set([
  "authorization",
  "cookie",
  "date",
  "if-modified-since",
  "if-range",
  "if-unmodified-since",
  "origin",
  "proxy-authorization",
  "referer",
  "user-agent",
]);

const preferences: ReadonlySet<string> = new Set(["accept-charset", "accept-encoding", "accept-language"]);

/** RFC 9111 section 4.1: values that mean the same become the same text. */
export function normalised(name: string, value: string): string {
  if (preferences.has(name)) return normalisedPreferences(value);
  return asTheyAre.has(name) ? value : listMembers(value).join(",");
}

/** RFC 9110 section 12.5: letter case, white space and the order among equal weights mean nothing. */
function normalisedPreferences(value: string): string {
  return listMembers(value.toLowerCase()).map(normalisedPreference).sort().join(",");
}

function normalisedPreference(member: string): string {
  const [name = "", ...parameters] = member.split(";").map((text) => text.trim());
  const coding = name === "x-gzip" ? "gzip" : name;
  const rest = parameters.map(normalisedWeight).filter((parameter) => parameter !== "q=1");
  return [coding, ...rest].join(";");
}

/** `q=0.50` is `q=0.5` (RFC 9110 section 12.4.2). */
function normalisedWeight(parameter: string): string {
  return /^q=(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(parameter)
    ? `q=${Number(parameter.slice(2))}`
    : parameter;
}
