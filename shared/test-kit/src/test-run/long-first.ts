import { readFileSync } from "node:fs";
import path from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Seconds that the longest files took when all tests ran, by path; a file that is not named is short. */
const seconds = JSON.parse(
  readFileSync(path.join(import.meta.dirname, "long-files.json"), "utf8"),
) as Readonly<Record<string, number>>;

const root = path.join(import.meta.dirname, "../../../..");

/**
 * The longest files first, of whatever project, so that no worker ends minutes after the others; those that share a process last, since
 * a process is shared only with the next in line.
 */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rank(one) - rank(other) || lengthOf(other) - lengthOf(one));
  }
}

function rank({ project }: TestSpecification): number {
  return project.config.isolate ? 0 : 1;
}

function lengthOf({ moduleId }: TestSpecification): number {
  return seconds[path.relative(root, moduleId).replaceAll(path.sep, "/")] ?? 0;
}
