import { expect, it } from "vitest";
import { crashRounds, describeReport } from "../src/crash/crash-rounds.ts";

it(
  "petitions, PostgreSQL and the gateway are killed at random: nothing acknowledged is lost, nothing doubled",
  { timeout: 300_000 },
  async () => {
    const report = await crashRounds({ seconds: 25, citizens: 4 });
    process.stdout.write(describeReport(report));
    expect(report.broken).toEqual([]);
    expect(Math.min(...Object.values(report.kills))).toBeGreaterThan(0);
    expect(report.petitions).toBeGreaterThan(0);
  },
);
