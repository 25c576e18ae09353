import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readOptions, usage, type BenchOptions } from "./command-line.ts";
import { loadGenerator } from "./load/choose-generator.ts";
import { writeReport, type Measured } from "./report/json.ts";
import { findingLine, isMet, resultText } from "./report/text.ts";
import { scenarios } from "./scenarios/all.ts";
import type { Scenario } from "./scenarios/scenario.ts";

const say = (text: string): void => void process.stdout.write(`${text}\n`);

function optionsOrComplaint(): BenchOptions | string {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    if (error instanceof TypeError) return error.message;
    throw error;
  }
}

async function measure(scenario: Scenario, options: BenchOptions): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), "madang-bench-"));
  const { rounds, seconds, warmUp, connections } = options;
  const { load } = loadGenerator();
  try {
    await mkdir(folder, { recursive: true });
    const note = (text: string): void => say(`note: ${text}`);
    const result = await scenario.run({ load, rounds, seconds, warmUp, connections, folder, note });
    say(resultText(scenario.title, result));
    return { scenario, result };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function run(options: BenchOptions): Promise<void> {
  const wanted = scenarios.filter(({ name }) => options.only.length === 0 || options.only.includes(name));
  const { rounds, seconds, connections, out } = options;
  const generator = loadGenerator().name;
  say(`${rounds} rounds of ${seconds} s, ${connections} connections, ${generator}, Node ${process.version}`);
  const startedAt = new Date().toISOString();
  const measured: Measured[] = [];
  const failed: string[] = [];
  for (const scenario of wanted) {
    try {
      measured.push(await measure(scenario, options));
    } catch (error) {
      failed.push(scenario.name);
      say(`note: ${scenario.name} could not be measured: ${(error as Error).message}`);
    }
  }
  await writeReport(out, { startedAt, rounds, seconds, connections, generator }, measured);
  const missed = measured.flatMap(({ result }) => result.findings).filter((finding) => !isMet(finding));
  if (missed.length > 0) say(`Not met:\n${missed.map(findingLine).join("\n")}`);
  say(`Written to ${out}`);
  if (failed.length > 0) process.exitCode = 1;
}

const options = optionsOrComplaint();
if (typeof options === "string") {
  process.stderr.write(`${options}\n`);
  process.exitCode = 2;
} else if (options.help) say(usage);
else await run(options);
