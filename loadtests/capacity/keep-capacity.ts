import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { loadtestErrors } from "../runner/errors.ts";
import { capacityDocument } from "./capacity-document.ts";
import { capacitySchema, type Capacity, type CapacitySearch } from "./capacity-record.ts";

const record = "capacity.json";

/** Record and page, each whole or not at all: after every search, so that what it took an hour to find outlives whatever comes next. */
export function keepCapacity(folder: string, capacity: Capacity): void {
  const files = {
    [record]: `${JSON.stringify(capacity, null, 2)}\n`,
    "capacity.md": capacityDocument(capacity),
  };
  for (const [name, text] of Object.entries(files)) {
    const draft = path.join(folder, `${name}.draft`);
    writeFileSync(draft, text);
    renameSync(draft, path.join(folder, name));
  }
}

/** What an earlier run has found of the same build on the same machine. Throws LOADTEST_RESUME_IMPOSSIBLE. */
export function earlierSearches(folder: string, now: Capacity): readonly CapacitySearch[] {
  const file = path.join(folder, record);
  const impossible = (reason: string) => loadtestErrors.create("RESUME_IMPOSSIBLE", { file, reason });
  if (!existsSync(file)) throw impossible("there is no such file");
  const read = capacitySchema.safeParse(jsonOf(readFileSync(file, "utf8")));
  if (!read.success) throw impossible(z.prettifyError(read.error).replaceAll("\n", " "));
  if (read.data.revision !== now.revision) throw impossible("it is of another revision");
  if (!isDeepStrictEqual(read.data.machine, now.machine)) throw impossible("it is of another machine");
  if (read.data.seconds !== now.seconds) throw impossible(`its steps last ${read.data.seconds} s`);
  return read.data.searches;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
