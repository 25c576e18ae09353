import { z } from "zod";
import { moduleIdSchema } from "@madang/manifest";

export const none = z.strictObject({});
export const ofModule = z.strictObject({ module: moduleIdSchema });
export const buildName = z.string().regex(/^[a-z0-9]{8,40}$/, "must be 8 to 40 small letters or digits");
export const ofBuild = z.strictObject({ module: moduleIdSchema, build: buildName });

/** What the module in the path asks of the token. */
export function releaseOf({ module = "" }: Readonly<Record<string, string>>): `release:${string}` {
  return `release:${module}`;
}
