import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { RunRecord } from "../results/run-record.ts";
import { leftoversIn } from "./leftovers.ts";
import { startLoadedPortal, type LoadedPortal } from "./loaded-portal.ts";
import { allOf } from "./planted/all-of.ts";
import { moveEmbargoes, petitionDefects } from "./planted/database-defects.ts";
import { failingArticles, frozenList, mixedBuilds, slowNotices } from "./planted/page-defects.ts";
import {
  changedAttachment,
  foreignField,
  foreignPage,
  moreReceipts,
  publicPage,
} from "./planted/petition-defects.ts";
import { runCommand, type CommandRun } from "./run-command.ts";
import { startTamperingProxy, type Tampering } from "./tampering-proxy.ts";

let portal: LoadedPortal;
// Where there is no k6, it is built first.
beforeAll(async () => {
  portal = await startLoadedPortal();
}, 900_000);
afterAll(() => portal.stop());

const patience = 240_000;

/** The command against the portal behind a proxy with defects. */
async function throughProxy(
  tampering: Tampering,
  args: readonly string[],
  onLine?: (line: string) => Promise<void>,
): Promise<CommandRun> {
  const proxy = await startTamperingProxy(portal.origin, tampering);
  const options = { env: portal.env, ...(onLine === undefined ? {} : { onLine }) };
  try {
    return await runCommand(["smoke", "--url", proxy.origin, ...args], options);
  } finally {
    await proxy.close();
  }
}

test(
  "in an unharmed portal every oracle is at work and finds nothing",
  async () => {
    const run = await runCommand(["smoke", "--url", portal.origin, "--seconds", "6"], { env: portal.env });
    for (const promise of [
      "no answer carries another visitor's marker",
      "everything acknowledged is there once, unchanged",
      "each submission has one receipt, and nobody else has it",
      "a page is of one build of each module",
      "nothing under embargo is seen",
      "nothing changed or withdrawn is seen later than its limit",
      "news: at most 1.0 % of answers fail",
      "notices: at most 1.0 % of answers fail",
      "petitions: at most 1.0 % of answers fail",
      "news: pages show what they should",
      "notices: pages show what they should",
      "petitions: pages show what they should",
    ])
      expect(run.output).toContain(`  ✓ ${promise}`);
    // How fast the portal is on a machine that runs other tests beside it, this test does not judge.
    expect([0, 1, 4]).toContain(run.code);
    const { acknowledged, examined } = run.summary() as RunRecord;
    expect(acknowledged).toBeGreaterThan(0);
    expect(examined).toMatchObject({ lookedUp: acknowledged, comparedInDatabase: acknowledged });
    expect(examined.embargoAppeared).toBeGreaterThan(0);
    expect(examined.replacedShown).toBeGreaterThan(0);
  },
  patience,
);

describe("defects", () => {
  let run: CommandRun;
  let record: RunRecord;
  beforeAll(async () => {
    const tampering = allOf([
      foreignPage(),
      publicPage(),
      foreignField(),
      changedAttachment(),
      moreReceipts(),
      mixedBuilds(),
      frozenList(),
      failingArticles(),
      slowNotices(),
    ]);
    const petitions = await petitionDefects(portal);
    const args = ["--keep-going", "--seconds", "8", "--scale", "3"];
    run = await throughProxy(tampering, args, async (line) => {
      if (line.startsWith("Load for")) await moveEmbargoes(portal);
      if (line.startsWith("Looking up")) await petitions.forgetPassword();
      if (line.startsWith("Comparing")) await petitions.tamper();
    });
    record = run.summary() as RunRecord;
  }, patience);

  test.each([
    [
      "one visitor's page that is given to another",
      "foreign-marker",
      "petitions",
      /carries what another visitor typed.*GET \/petitions\/draft\/\S+ answered 200 at .* body at/,
    ],
    [
      "one visitor's word in a header field of another's answer",
      "foreign-marker",
      "petitions",
      /X-Debug at 0/,
    ],
    ["a personal page that caches may keep", "public-marker", "petitions", /caches may keep/],
    ["two receipts of one petition", "receipts", "petitions", /sent twice has the receipts M[\d-]+ and M98-/],
    [
      "a petition that cannot be looked up any more",
      "acknowledged",
      "petitions",
      /M[\d-]+ cannot be looked up/,
    ],
    ["a petition that is gone", "acknowledged", "petitions", /was acknowledged but is not in the database/],
    ["a petition that was changed", "acknowledged", "petitions", /was changed: reply/],
    ["a petition that lost its attachment", "acknowledged", "petitions", /has 0 attachments instead of 1/],
    ["a petition that cannot be read", "acknowledged", "petitions", /M99-0101-0001-0 cannot be read/],
    ["an attachment changed on its way", "acknowledged", "petitions", /attachment that was changed \(1\)/],
    ["an embargo that ends too early", "embargo", "notices", /is seen [\d.]+ s before its embargo ends/],
    [
      "an embargo that does not end in time",
      "embargo",
      "news",
      /does not appear 3 s after its embargo ended/,
    ],
    ["what was changed and is still seen as it was", "purged", "news", /is seen as it was, [\d.]+ s after/],
    [
      "a page with files of another build",
      "mixed-builds",
      "notices",
      /shows the builds \w+ and \w+ of notices/,
    ],
  ])("%s is found", (_what, oracle, module, evidence) => {
    const found = record.broken.filter((each) => each.oracle === oracle && each.module === module);
    expect(found.map(({ detail, evidence: where }) => `${detail} (${where})`).join("\n")).toMatch(evidence);
  });

  test("a module that became slow is named, and so are answers that fail", () => {
    const failed = record.checks.filter(({ passed }) => !passed).map(({ name }) => name);
    expect(failed).toContain("notices: 95 % of answers within 500 ms");
    expect(failed).toContain("news: at most 1.0 % of answers fail");
    expect(record.endings.map(({ reason }) => reason)).toContain("news/read: GET /news/… was answered 500");
  });

  test("evidence holds nothing of what was typed, and the run has failed", () => {
    expect(`${run.output}${JSON.stringify(record)}`).not.toMatch(/zq[0-9a-f]{10}[ver]|느티나무길/);
    expect(run.code).toBe(2);
  });
});

describe.concurrent("the end of a run", () => {
  test(
    "the first broken promise ends it",
    async () => {
      const run = await throughProxy(mixedBuilds(), [
        "--only",
        "notices",
        "--seconds",
        "120",
        "--scale",
        "2",
      ]);
      expect(run.output).toContain("Failed: mixed-builds in notices");
      expect(run.output).not.toContain("2:00/2:00");
      expect(run.code).toBe(2);
    },
    patience,
  );

  test(
    "a run that is stopped says so by its exit code, and leaves nothing",
    async () => {
      const place = mkdtempSync(path.join(tmpdir(), "madang-stopped-"));
      onTestFinished(() => rmSync(place, { recursive: true }));
      const run = await runCommand(["smoke", "--url", portal.origin, "--seconds", "60"], {
        env: { ...portal.env, TMPDIR: place },
        onLine: (line, end) => {
          if (line.startsWith("Load for")) setTimeout(() => end("SIGINT"), 1500);
        },
      });
      expect(run.code).toBe(130);
      expect(leftoversIn(place)).toEqual([]);
    },
    patience,
  );
});
