import { existsSync } from "node:fs";
import type { LoadGenerator } from "./generator.ts";
import { ownGenerator } from "./own-generator.ts";
import { wrk } from "./wrk.ts";

const places = ["/usr/bin/wrk", "/usr/local/bin/wrk", "/opt/homebrew/bin/wrk"];

/** wrk where it is installed: it leaves the most of the machine to the server. */
export function loadGenerator(): { readonly name: string; readonly load: LoadGenerator } {
  const program = places.find((place) => existsSync(place));
  return program === undefined
    ? { name: "own generator", load: ownGenerator }
    : { name: "wrk", load: wrk(program) };
}
