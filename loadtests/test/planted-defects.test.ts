import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { startLoadedPortal, type LoadedPortal } from "./loaded-portal.ts";
import { runCommand, type CommandRun } from "./run-command.ts";
import { startTamperingProxy, type Tampering } from "./tampering-proxy.ts";

let portal: LoadedPortal;
// Where there is no k6, it is built first.
beforeAll(async () => {
  portal = await startLoadedPortal();
}, 900_000);
afterAll(() => portal.stop());

const patience = 180_000;

/** The command against the portal behind a proxy with a defect. */
async function throughProxy(tampering: Tampering, args: readonly string[]): Promise<CommandRun> {
  const proxy = await startTamperingProxy(portal.origin, tampering);
  onTestFinished(() => proxy.close());
  return runCommand(["smoke", "--url", proxy.origin, ...args], { env: portal.env });
}

/** The command against the portal, with its database tampered with when the command says `moment`. */
function whenItSays(
  moment: string,
  tamper: () => Promise<unknown>,
  args: readonly string[],
): Promise<CommandRun> {
  return runCommand(["smoke", "--url", portal.origin, ...args], {
    env: portal.env,
    onLine: async (line) => {
      if (line.startsWith(moment)) await tamper();
    },
  });
}

const petitions = ["--only", "petitions", "--seconds", "3", "--scale", "5"];

test(
  "in an unharmed portal every oracle is at work and finds nothing",
  async () => {
    const run = await runCommand(["smoke", "--url", portal.origin, "--seconds", "8"], { env: portal.env });
    for (const promise of [
      "no answer carries another visitor's marker",
      "everything acknowledged is there once, unchanged",
      "nothing under embargo is seen",
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
    const summary = run.summary() as { acknowledged: number; examined: Record<string, number> };
    expect(summary.acknowledged).toBeGreaterThan(0);
    expect(summary.examined).toMatchObject({
      lookedUp: summary.acknowledged,
      comparedInDatabase: summary.acknowledged,
    });
    expect(summary.examined["embargoAppeared"]).toBeGreaterThan(0);
  },
  patience,
);

describe("no answer carries another visitor's marker", () => {
  test(
    "one visitor's page that is given to another is found at once",
    async () => {
      let first: Buffer | undefined;
      const run = await throughProxy(
        {
          answer: (answer, { method, path }) => {
            if (method !== "GET" || !path.startsWith("/petitions/draft/") || !path.endsWith("/review"))
              return answer;
            first ??= answer.body;
            return { ...answer, headers: { ...answer.headers, "content-length": first.length }, body: first };
          },
        },
        petitions,
      );
      expect(run.output).toMatch(
        /foreign-marker, petitions: .*\(GET \/petitions\/draft\/\S+ answered 200 at/,
      );
      expect(run.code).toBe(2);
    },
    patience,
  );

  test(
    "a personal page that caches may keep is found",
    async () => {
      const run = await throughProxy(
        {
          answer: (answer) => ({
            ...answer,
            headers: { ...answer.headers, "cache-control": "public, max-age=60" },
          }),
        },
        petitions,
      );
      expect(run.output).toContain("public-marker, petitions");
      expect(run.code).toBe(2);
    },
    patience,
  );

  test(
    "a marker in a header field is found",
    async () => {
      let seen: string | undefined;
      const run = await throughProxy(
        {
          answer: (answer, { body }) => {
            const found = /zq[0-9a-f]{10}v[0-9a-f]{12}/.exec(body.toString("latin1"))?.[0];
            const before = seen;
            seen ??= found;
            return before === undefined
              ? answer
              : { ...answer, headers: { ...answer.headers, "x-debug": before } };
          },
        },
        petitions,
      );
      expect(run.output).toMatch(/foreign-marker, petitions.* X-Debug at 0/);
      expect(run.code).toBe(2);
    },
    patience,
  );
});

describe("everything acknowledged is there once, unchanged", () => {
  test(
    "a petition that cannot be looked up any more is found",
    async () => {
      const run = await whenItSays("Looking up", () => forgetPassword(), petitions);
      expect(run.output).toMatch(
        /acknowledged, petitions: M[\d-]+ cannot be looked up as it was acknowledged/,
      );
      expect(run.code).toBe(2);
      await deletePetition(1);
    },
    patience,
  );

  test(
    "what is gone, changed, copied or without its attachment in the database is found, and told without contents",
    async () => {
      const tamper = async () => {
        await portal.query(`update petitions.petitions set reply = 'sms' where id = ${idOf(2)}`);
        await portal.query(`delete from petitions.attachments where petition_id = ${idOf(3)}`);
        await copyPetition(2);
        await deletePetition(1);
      };
      const run = await whenItSays("Comparing", tamper, petitions);
      const found = (what: string) => new RegExp(`acknowledged, petitions: M[\\d-]+ ${what}`);
      expect(run.output).toMatch(found("was acknowledged but is not in the database"));
      expect(run.output).toMatch(found("was changed: reply"));
      expect(run.output).toMatch(found("has 0 attachments instead of 1"));
      expect(run.output).toMatch(/acknowledged, petitions: M99-0101-0001-0 cannot be read/);
      expect(run.output).not.toMatch(/zq[0-9a-f]{10}|느티나무길/);
      expect(run.code).toBe(2);
      await portal.query("delete from petitions.petitions where receipt_number like 'M99-%'");
    },
    patience,
  );

  test(
    "an attachment that was changed on its way into the database is found",
    async () => {
      const run = await throughProxy(
        {
          request: ({ body }) =>
            body.includes("BT /F1 12 Tf")
              ? Buffer.from(body.toString("latin1").replace("/F1 12 Tf", "/F1 13 Tf"), "latin1")
              : body,
        },
        petitions,
      );
      expect(run.output).toMatch(/acknowledged, petitions: M[\d-]+ .*attachment/);
      expect(run.code).toBe(2);
    },
    patience,
  );
});

describe("nothing under embargo is seen", () => {
  const own = "(select article_id from news.article_texts where guid like 'loadtest-%')";
  const until = (moment: string) =>
    portal.query(
      `update news.articles set published_at = ${moment} where id in ${own} and published_at > now()`,
    );
  const news = ["--only", "news", "--seconds", "8"];

  test(
    "an embargo that ends too early is found",
    async () => {
      const run = await whenItSays("Load for", () => until("now() - interval '1 second'"), news);
      expect(run.output).toMatch(/embargo, news: an item of news is seen [\d.]+ s before its embargo ends/);
      expect(run.code).toBe(2);
    },
    patience,
  );

  test(
    "an embargo that does not end in time is found",
    async () => {
      const run = await whenItSays("Load for", () => until("now() + interval '1 year'"), news);
      expect(run.output).toContain("does not appear 3 s after its embargo ended");
      expect(run.code).toBe(2);
    },
    patience,
  );
});

describe("service levels", () => {
  test(
    "a module that became slow is named, with exit code 1",
    async () => {
      const slow = ({ path }: { path: string }) => (path.startsWith("/notices") ? 900 : 0);
      const run = await throughProxy({ delay: slow }, [
        "--seconds",
        "6",
        "--only",
        "notices",
        "--scale",
        "2",
      ]);
      expect(run.output).toMatch(/✗ notices: 95 % of answers within 500 ms: \d+ ms/);
      expect(run.output).toContain("✓ notices: at most");
      expect(run.code).toBe(1);
    },
    patience,
  );

  test(
    "answers that fail are counted and named",
    async () => {
      let count = 0;
      const run = await throughProxy(
        {
          answer: (answer, { path }) => {
            count += path.startsWith("/notices/") ? 1 : 0;
            return path.startsWith("/notices/") && count % 2 === 0 ? { ...answer, status: 500 } : answer;
          },
        },
        ["--seconds", "6", "--only", "notices", "--scale", "3"],
      );
      expect(run.output).toMatch(/✗ notices: at most 1.0 % of answers fail/);
      expect(run.output).toMatch(/× notices\/read: GET \/notices\/… was answered 500/);
      expect(run.code).toBe(1);
    },
    patience,
  );
});

test(
  "a run that is stopped says so by its exit code",
  async () => {
    const run = await runCommand(["smoke", "--url", portal.origin, "--seconds", "60"], {
      env: portal.env,
      onLine: (line, end) => {
        if (line.startsWith("Load for")) setTimeout(() => end("SIGINT"), 1500);
      },
    });
    expect(run.code).toBe(130);
  },
  patience,
);

/** The petition that arrived last, or the last but one, … */
function idOf(last: number): string {
  return `(select id from petitions.petitions where receipt_number not like 'M99-%' order by arrived_at desc limit 1 offset ${last - 1})`;
}

async function forgetPassword(): Promise<void> {
  const other = "(select password_hash from petitions.petitions order by arrived_at limit 1)";
  await portal.query(`update petitions.petitions set password_hash = ${other} where id = ${idOf(1)}`);
}

async function deletePetition(last: number): Promise<void> {
  const [row] = await portal.query(`select ${idOf(last)} as id`);
  const referring = await portal.query(
    `select conrelid::regclass::text as "table", attname as "column" from pg_constraint
     join pg_attribute on attrelid = conrelid and attnum = conkey[1]
     where contype = 'f' and confrelid = 'petitions.petitions'::regclass`,
  );
  for (const { table, column } of referring)
    await portal.query(`delete from ${String(table)} where ${String(column)} = $1`, [row?.["id"]]);
  await portal.query("delete from petitions.petitions where id = $1", [row?.["id"]]);
}

/** Under a number of its own: nothing in the database forbids it. */
async function copyPetition(last: number): Promise<void> {
  await portal.query(
    `insert into petitions.petitions
     select (jsonb_populate_record(original, jsonb_build_object(
       'id', gen_random_uuid(), 'submission_key', gen_random_uuid(), 'receipt_number', 'M99-0101-0001-0'))).*
     from petitions.petitions original where id = ${idOf(last)}`,
  );
}
