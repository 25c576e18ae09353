import { outputOf } from "../program/output-of.ts";

/** The output of k6 that the runner reads (loadtests/generator). */
export const outputName = "madang";

export interface InspectedK6 {
  /** For example 2.2.0. */
  readonly version: string;
  /** Whether it counts as the runner needs it. */
  readonly hasOutput: boolean;
}

/** What a program says of itself, whatever its name; nothing where it is no k6. */
export async function inspectK6(file: string): Promise<InspectedK6 | undefined> {
  const said = (await outputOf(file, ["version"])) ?? "";
  // k6 v2.2.0 (go1.26.8, linux/amd64)
  const version = /^\S+ v(\d+\.\d+\.\d+\S*) \(.*\bgo\d/m.exec(said)?.[1];
  if (version === undefined) return undefined;
  // "  <package> <version>, madang [output]"
  return { version, hasOutput: new RegExp(`, ${outputName} \\[output\\]$`, "m").test(said) };
}
