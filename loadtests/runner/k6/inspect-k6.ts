import { outputOf } from "../program/output-of.ts";

/** The output of k6 that the runner reads (loadtests/generator/persecond). */
export const outputName = "madang";

/** What our own k6 lists beside k6: an output and a module. */
const extensions = [`${outputName} [output]`, "k6/x/madang [js]"];

export interface InspectedK6 {
  /** For example 2.2.0. */
  readonly version: string;
  /** Of what the load test needs; empty where it has all. */
  readonly missing: readonly string[];
}

/** What a program says of itself, whatever its name; nothing where it is no k6. */
export async function inspectK6(file: string): Promise<InspectedK6 | undefined> {
  const said = (await outputOf(file, ["version"])) ?? "";
  // k6 v2.2.0 (go1.26.8, linux/amd64)
  const version = /^\S+ v(\d+\.\d+\.\d+\S*) \(.*\bgo\d/m.exec(said)?.[1];
  if (version === undefined) return undefined;
  // "  <package> <version>, madang [output]"
  const lines = said.split("\n");
  return { version, missing: extensions.filter((each) => !lines.some((line) => line.endsWith(`, ${each}`))) };
}
