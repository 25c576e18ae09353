import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { writeWhole } from "../state-folder.ts";

const memorySchema = z.record(z.string(), z.object({ seen: z.string(), ownReleases: z.array(z.string()) }));

export interface WorkspaceMemory {
  /** Build that lay in dist at the last start. */
  readonly seen: string | undefined;
  /** Builds that a start has released, the newest first. */
  readonly ownReleases: readonly string[];
}

const keptReleases = 50;

/** What earlier starts have met in the workspace. */
export class WorkspaceMemories {
  readonly #file: string;
  readonly #known: Record<string, { seen: string; ownReleases: string[] }>;

  constructor(file: string) {
    this.#file = file;
    this.#known = read(file);
  }

  of(module: string): WorkspaceMemory {
    return this.#known[module] ?? { seen: undefined, ownReleases: [] };
  }

  note(module: string, { built, isRelease }: { built: string; isRelease: boolean }): void {
    const { ownReleases } = this.of(module);
    const more = isRelease ? [built, ...ownReleases.filter((build) => build !== built)] : [...ownReleases];
    this.#known[module] = { seen: built, ownReleases: more.slice(0, keptReleases) };
    writeWhole(this.#file, this.#known, 0o600);
  }
}

/** A file that cannot be read is as good as none: then every build counts as new. */
function read(file: string): Record<string, { seen: string; ownReleases: string[] }> {
  if (!existsSync(file)) return {};
  try {
    return memorySchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return {};
  }
}
