import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { LoadProfile, Scene, Stage } from "@madang/load-kit/settings";
import type { VisitorHabits } from "@madang/load-kit/visitor-habits";
import { loadtestErrors } from "./errors.ts";
import type { CacheState } from "./options.ts";
import {
  clockMinutes,
  habitsSchema,
  profileSchema,
  type Profile,
  type ProfileScene,
} from "./profile-schema.ts";
import type { LoadedModule } from "./suite/read-suite.ts";

const folder = path.join(import.meta.dirname, "../profiles");
const habitsFile = path.join(import.meta.dirname, "../visitors.json");

/** Names of the profiles: each is a file. */
export function profileNames(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.slice(0, -".json".length))
    .sort();
}

/** Throws LOADTEST_PROFILE_INVALID. */
export function readProfile(name: string): Profile {
  return readData(path.join(folder, `${name}.json`), profileSchema);
}

/** Who the visitors are, where a profile does not say otherwise. Throws LOADTEST_PROFILE_INVALID. */
export function readHabits(): VisitorHabits {
  return readData(habitsFile, habitsSchema);
}

/** Throws LOADTEST_PROFILE_INVALID. */
export function readData<T>(file: string, schema: z.ZodType<T>): T {
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw loadtestErrors.create("PROFILE_INVALID", { file, reason: (error as Error).message }, error);
  }
  const read = schema.safeParse(data);
  if (read.success) return read.data;
  throw loadtestErrors.create("PROFILE_INVALID", { file, reason: z.prettifyError(read.error) });
}

/** A mix may name what is there, and nothing else: a misspelt module would silently get nothing. Throws LOADTEST_MIX_UNKNOWN. */
export function assertMixesKnown(
  name: string,
  { scenes }: Profile,
  suite: readonly Pick<LoadedModule, "id" | "journeys">[],
): void {
  const valid = suite.flatMap(({ id, journeys }) => [id, ...journeys.map((each) => `${id}/${each.name}`)]);
  for (const { name: scene, mix = {} } of scenes)
    for (const given of Object.keys(mix))
      if (given !== "others" && !valid.includes(given))
        throw loadtestErrors.create("MIX_UNKNOWN", { profile: name, scene, given, valid: valid.join(", ") });
}

export interface Wanted {
  readonly scale: number;
  readonly seconds: number | undefined;
  readonly cache?: CacheState | undefined;
}

/** A profile as this run wants it: all stages shrink or stretch alike, all rates grow alike. */
export function scaled(profile: Profile, wanted: Wanted): LoadProfile {
  const whole = profile.scenes.flatMap(({ stages }) => stages).reduce((sum, { seconds }) => sum + seconds, 0);
  const seconds = Math.ceil(wanted.seconds ?? whole);
  const change = { rate: wanted.scale, time: seconds / whole };
  const { visitsLast, think, visitors } = profile;
  return {
    seconds,
    visitsLast,
    think,
    visitors: { ...readHabits(), ...given(visitors) },
    cache: wanted.cache ?? profile.cache,
    scenes: profile.scenes.map((scene) => changedScene(scene, change)),
  };
}

interface Change {
  readonly rate: number;
  readonly time: number;
}

function changedScene(scene: ProfileScene, change: Change): Scene {
  const stages = scene.stages.map(({ seconds, perMinute }): Stage => {
    const { from, to } = typeof perMinute === "number" ? { from: perMinute, to: perMinute } : perMinute;
    return { seconds: seconds * change.time, from: from * change.rate, to: to * change.rate };
  });
  return { name: scene.name, says: clockInWords(scene.clock, stages), mix: scene.mix, stages };
}

/** What a described day is shortened by: time, never rates. */
function clockInWords(clock: string | undefined, stages: readonly Stage[]): string | undefined {
  if (clock === undefined) return undefined;
  const seconds = stages.reduce((sum, stage) => sum + stage.seconds, 0);
  return `${clock}, ${((clockMinutes(clock) * 60) / seconds).toFixed(0)} times as fast`;
}

function given(habits: Profile["visitors"]): Partial<VisitorHabits> {
  const entries = Object.entries(habits ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}
