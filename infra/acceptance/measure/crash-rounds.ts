import { parseArgs } from "node:util";
import { crashRounds, describeReport } from "../src/crash/crash-rounds.ts";

/**
 * The crash rounds of the test suite for as long as one likes:
 *
 *     node infra/acceptance/measure/crash-rounds.ts --minutes 10 --citizens 6
 */
const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "10" },
    citizens: { type: "string", default: "6" },
  },
});

const report = await crashRounds({
  seconds: Number(values.minutes) * 60,
  citizens: Number(values.citizens),
});
process.stdout.write(describeReport(report));
for (const promise of report.broken) process.stdout.write(`broken: ${promise}\n`);
process.exitCode = report.broken.length === 0 ? 0 : 1;
