import type { ApiExample } from "../../api-description.ts";

/** Long enough to understand, short enough to read. */
const longestText = 80;
const mostItems = 2;

/** A real answer, as it was asked for; long texts and lists are cut where it says "…". */
export function apiExample(address: string, answer: unknown): ApiExample {
  return { address, answer: JSON.stringify(shortened(answer), null, 2) };
}

function shortened(value: unknown): unknown {
  if (typeof value === "string") {
    const characters = [...value];
    return characters.length > longestText ? `${characters.slice(0, longestText).join("")}…` : value;
  }
  if (Array.isArray(value)) {
    const kept = value.slice(0, mostItems).map(shortened);
    return value.length > mostItems ? [...kept, "…"] : kept;
  }
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, shortened(field)]));
}
