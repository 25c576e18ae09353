import { existsSync, readFileSync, statSync } from "node:fs";
import { sheddingOf, type Shedding } from "./shed-order.ts";

/** Reads on where the log ends now. */
export function followShedding(file: string): { read(): Shedding[] } {
  const from = existsSync(file) ? statSync(file).size : 0;
  return {
    read() {
      if (!existsSync(file)) return [];
      const content = readFileSync(file);
      // A log that became shorter was begun anew.
      const lines = content
        .subarray(content.length < from ? 0 : from)
        .toString("utf8")
        .split("\n");
      return lines.map(sheddingOf).filter((line) => line !== undefined);
    },
  };
}
