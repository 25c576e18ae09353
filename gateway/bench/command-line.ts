import { parseArgs } from "node:util";
import { scenarios } from "./scenarios/all.ts";

export interface BenchOptions {
  readonly help: boolean;
  /** Names of scenarios. */
  readonly only: readonly string[];
  readonly rounds: number;
  readonly seconds: number;
  readonly warmUp: number;
  readonly connections: number;
  readonly out: string;
}

export const usage = `Usage: npm run bench -w gateway [-- options]

Starts the gateway and its peers in turn, loads each the same way in interleaved rounds, and prints requests per second,
CPU microseconds per request of the server's whole process tree, p99, memory, and the ratios against the targets.

  --only a,b        these scenarios alone:
${scenarios.map(({ name, title }) => `                      ${name.padEnd(10)}${title}`).join("\n")}
  --rounds N        rounds of each comparison (5)
  --seconds N       seconds of load for each peer in a round (2)
  --warm-up N       seconds of load before the first round, until what is compiled is compiled (5)
  --connections N   open connections (64)
  --out FILE        where the JSON goes (dist/bench.json)
  --help            this text
`;

/** Throws a TypeError whose message names the option and what it may be. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: "boolean", default: false },
      only: { type: "string", default: "" },
      rounds: { type: "string", default: "5" },
      seconds: { type: "string", default: "2" },
      "warm-up": { type: "string", default: "5" },
      connections: { type: "string", default: "64" },
      out: { type: "string", default: "dist/bench.json" },
    },
  });
  return {
    help: values.help,
    only: names(values.only),
    rounds: whole("rounds", values.rounds, 100),
    seconds: whole("seconds", values.seconds, 60),
    warmUp: whole("warm-up", values["warm-up"], 60),
    connections: whole("connections", values.connections, 1000),
    out: values.out,
  };
}

function names(text: string): string[] {
  const wanted = text.split(",").filter((name) => name !== "");
  const known = scenarios.map(({ name }) => name);
  const strange = wanted.find((name) => !known.includes(name));
  if (strange !== undefined)
    throw new TypeError(`--only: there is no scenario "${strange}". There are: ${known.join(", ")}.`);
  return wanted;
}

function whole(option: string, text: string, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new TypeError(`--${option}: "${text}" is not a whole number from 1 to ${most}.`);
}
