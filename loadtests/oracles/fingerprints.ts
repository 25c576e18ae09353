import { createHmac } from "node:crypto";
import { z } from "zod";
import type { Acknowledgement } from "@madang/load-kit/acknowledgement";
import { loadtestErrors } from "../runner/errors.ts";
import { moduleCommand } from "../runner/portal/module-command.ts";
import type { PortalDatabase } from "../runner/portal/target-portal.ts";

/** A line of a module's command `fingerprints <key>`: what is stored, each value as HMAC-SHA-256 of it under the key. */
const storedSchema = z.object({
  reference: z.string(),
  fields: z.record(z.string(), z.string()),
  files: z.array(z.object({ name: z.string(), sha256: z.string() })).default([]),
  /** Why it cannot be read; then fields and files are empty. */
  unreadable: z.string().optional(),
});
export type Stored = z.infer<typeof storedSchema>;

/** Reads what the module has stored. Throws LOADTEST_COMMAND_FAILED. */
export async function storedFingerprints(options: {
  module: string;
  folder: string;
  key: string;
  database: PortalDatabase;
  signal: AbortSignal;
}): Promise<Stored[]> {
  const stored: Stored[] = [];
  const onLine = (line: string) => {
    if (line.startsWith('{"reference"')) stored.push(storedSchema.parse(JSON.parse(line)));
  };
  const { code, lines } = await moduleCommand({ ...options, args: ["fingerprints", options.key], onLine });
  if (code === 0) return stored;
  const reason = lines.slice(-3).join(" / ");
  throw loadtestErrors.create("COMMAND_FAILED", { command: "fingerprints", module: options.module, reason });
}

export function fingerprint(key: string, value: string): string {
  return createHmac("sha256", key).update(value, "utf8").digest("hex");
}

/** An acknowledgement as the command would tell it. */
export function expectedOf(acknowledged: Acknowledgement, key: string): Stored {
  const fields = Object.entries(acknowledged.fields).map(([name, value]) => [name, fingerprint(key, value)]);
  const files = acknowledged.files.map(({ name, sha256 }) => ({
    name: fingerprint(key, name),
    sha256: fingerprint(key, sha256),
  }));
  return { reference: acknowledged.reference, fields: Object.fromEntries(fields), files };
}
