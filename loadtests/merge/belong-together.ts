import { loadtestErrors } from "../runner/errors.ts";
import type { RunRecord } from "../results/run-record.ts";
import type { NamedRecord } from "./named-record.ts";

/** What parts of one run have in common, in the words of a message. */
const common: Readonly<Record<string, (record: RunRecord) => unknown>> = {
  "its id (--run)": ({ id }) => id,
  "its profile": ({ profile }) => profile.name,
  "its scale": ({ profile }) => profile.scale,
  "its length in seconds": ({ profile }) => profile.seconds,
  "its planned arrivals": ({ profile }) => profile.arrivals,
  "the portal's address": ({ portal }) => portal.origin,
  "its modules and service levels": ({ modules }) => modules,
  "its k6": ({ generator }) => generator.k6,
};

/** Throws LOADTEST_MERGE_DIFFERENT, _MERGE_PARTS, _MERGE_APART. */
export function assertBelongTogether(parts: readonly NamedRecord[]): void {
  const [first, ...others] = parts;
  if (first === undefined) return;
  for (const other of others) assertAlike(first, other);
  assertWhole(parts);
  for (const other of others) assertAtOnce(first, other);
}

function assertAlike(first: NamedRecord, other: NamedRecord): void {
  for (const [what, of] of Object.entries(common)) {
    const [wanted, found] = [JSON.stringify(of(first.record)), JSON.stringify(of(other.record))];
    if (wanted !== found)
      throw loadtestErrors.create("MERGE_DIFFERENT", {
        file: other.file,
        first: first.file,
        what,
        found: short(found),
        wanted: short(wanted),
      });
  }
}

function short(text: string): string {
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}

/** Every part of the arrivals is there once. */
function assertWhole(parts: readonly NamedRecord[]): void {
  const byNumber = new Map<number, NamedRecord>();
  const of = parts[0]?.record.generator.part?.of ?? 1;
  for (const one of parts) {
    const { part } = one.record.generator;
    if (part === undefined) throw wrongParts(`${one.file} holds a whole run, not a part of one`);
    if (part.of !== of || part.number > of)
      throw wrongParts(`${one.file} is part ${part.number} of ${part.of}, where others are parts of ${of}`);
    const other = byNumber.get(part.number);
    if (other !== undefined)
      throw wrongParts(`${other.file} and ${one.file} are both part ${part.number} of ${of}`);
    byNumber.set(part.number, one);
  }
  if (byNumber.size < of) throw wrongParts(`${of - byNumber.size} of the ${of} parts are not there`);
}

function wrongParts(reason: string): Error {
  return loadtestErrors.create("MERGE_PARTS", { reason });
}

/** Visitors who come one after the other are not the load that was planned. */
function assertAtOnce(first: NamedRecord, other: NamedRecord): void {
  const apart = Math.abs(Date.parse(other.record.startedAt) - Date.parse(first.record.startedAt)) / 1000;
  const { seconds } = first.record.profile;
  if (apart > seconds / 10)
    throw loadtestErrors.create("MERGE_APART", {
      file: other.file,
      first: first.file,
      apart: apart.toFixed(0),
      seconds,
    });
}
