import { setTimeout as wait } from "node:timers/promises";
import type { LoadGenerator } from "../load/generator.ts";
import { cpuTime, processTree, residentMemory } from "./process-tree.ts";

/** One server with one kind of request. */
export interface Subject {
  readonly name: string;
  readonly origin: string;
  readonly pid: number;
  readonly paths: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
}

export interface Sample {
  readonly requestsPerSecond: number;
  /** Microseconds of the server's whole process tree. */
  readonly cpuPerRequest: number;
  /** Milliseconds. */
  readonly p99: number;
  readonly longest: number;
  /** Bytes. */
  readonly resident: number;
  readonly errors: number;
}

export interface LoadSettings {
  readonly load: LoadGenerator;
  readonly connections: number;
  readonly rounds: number;
  readonly seconds: number;
  /** Seconds of load that count for nothing. */
  readonly warmUp: number;
}

/** By name of the subject, one sample for each round. */
export type Samples = ReadonlyMap<string, readonly Sample[]>;

/** Rounds are interleaved, each in another order, so that what else happens on the machine meets every subject alike. */
export async function compare(subjects: readonly Subject[], settings: LoadSettings): Promise<Samples> {
  const samples = new Map(subjects.map(({ name }) => [name, [] as Sample[]]));
  for (const subject of subjects) await sample(subject, { ...settings, seconds: settings.warmUp });
  for (let round = 0; round < settings.rounds; round += 1)
    for (const subject of rotated(subjects, round))
      samples.get(subject.name)?.push(await sample(subject, settings));
  return samples;
}

export async function sample(subject: Subject, settings: LoadSettings): Promise<Sample> {
  const { origin, paths, headers, pid } = subject;
  const { connections, seconds } = settings;
  const tree = processTree(pid);
  const before = cpuTime(tree);
  const result = await settings.load({ origin, paths, headers, connections, seconds });
  // What a server still does after the last answer (logs, for example) is part of what the requests cost.
  await wait(50);
  const used = cpuTime(tree) - before;
  if (result.requests === 0) throw new Error(`${subject.name} answered nothing at ${origin}${paths[0]}`);
  return {
    requestsPerSecond: result.requests / result.seconds,
    cpuPerRequest: used / result.requests,
    p99: result.p99,
    longest: result.longest,
    resident: residentMemory(tree),
    errors: result.errors,
  };
}

function rotated<T>(list: readonly T[], by: number): T[] {
  const start = by % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
}
