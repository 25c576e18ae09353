import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { LoadProfile } from "@madang/load-kit/settings";
import { loadtestErrors } from "./errors.ts";

const folder = path.join(import.meta.dirname, "../profiles");

const profileSchema = z.strictObject({
  purpose: z.string().min(1),
  seconds: z.number().positive(),
  arrivalsPerMinute: z.number().positive(),
  visitorsAtOnce: z.int().positive(),
  think: z.strictObject({ least: z.number().min(0), most: z.number().min(0) }),
});
export type Profile = z.infer<typeof profileSchema>;

/** Names of the profiles: each is a file. */
export function profileNames(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.slice(0, -".json".length))
    .sort();
}

/** Throws LOADTEST_PROFILE_INVALID. */
export function readProfile(name: string): Profile {
  const file = path.join(folder, `${name}.json`);
  const read = profileSchema.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (read.success) return read.data;
  throw loadtestErrors.create("PROFILE_INVALID", { file, reason: z.prettifyError(read.error) });
}

/** A profile as this run wants it. */
export function scaled(
  profile: Profile,
  wanted: { scale: number; seconds: number | undefined },
): LoadProfile {
  const { seconds, arrivalsPerMinute, visitorsAtOnce, think } = profile;
  return {
    seconds: Math.ceil(wanted.seconds ?? seconds),
    arrivalsPerMinute: arrivalsPerMinute * wanted.scale,
    visitorsAtOnce: Math.max(20, Math.ceil(visitorsAtOnce * wanted.scale)),
    think,
  };
}
