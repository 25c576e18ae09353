import { existsSync } from "node:fs";
import path from "node:path";
import { startProcess, type ServiceSpecification } from "./service-process.ts";
import { writeWhole } from "./state-folder.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Lets a module import its sample content, once per database. A failure is shown and tried again at the next
 * start; the portal runs without the content.
 */
export async function importSampleOnce(options: {
  specification: ServiceSpecification;
  marks: string;
  terminal: Terminal;
}): Promise<void> {
  const { specification, marks, terminal } = options;
  const mark = path.join(marks, `${specification.name}.json`);
  if (existsSync(mark)) return;
  const startedAt = Date.now();
  const run = startProcess({ ...specification, args: ["sample"] });
  const { code, signal } = await run.ended;
  if (code === 0) {
    writeWhole(mark, { importedAt: new Date().toISOString() });
    return terminal.done(`${specification.name}: sample content imported`, startedAt);
  }
  terminal.warn(
    `The sample content of ${specification.name} was not imported (${signal ?? `exit code ${code}`}): ` +
      `${run.lastWords().join(" / ")} It is tried again at the next start; the log is ${specification.log}.`,
  );
}
