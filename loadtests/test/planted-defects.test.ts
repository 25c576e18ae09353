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

const petitions = ["--only", "petitions", "--seconds", "5", "--scale", "3"];

test(
  "an unharmed portal passes, with every oracle at work",
  async () => {
    const run = await runCommand(["smoke", "--url", portal.origin, "--seconds", "8"], { env: portal.env });
    expect(run.output).toContain("Passed: every service level kept, every promise held.");
    expect(run.code).toBe(0);
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
  const newest = "(select id from petitions.petitions order by arrived_at desc limit 1)";

  test(
    "a petition that cannot be looked up any more is found",
    async () => {
      const forget = `update petitions.petitions set password_hash = (select password_hash from petitions.petitions order by arrived_at limit 1) where id = ${newest}`;
      const run = await whenItSays("Looking up", () => portal.query(forget), petitions);
      expect(run.output).toMatch(
        /acknowledged, petitions: M[\d-]+ cannot be looked up as it was acknowledged/,
      );
      expect(run.code).toBe(2);
    },
    patience,
  );

  test(
    "a petition that is gone from the database is found",
    async () => {
      const run = await whenItSays("Comparing", () => deleteNewest(), petitions);
      expect(run.output).toMatch(
        /acknowledged, petitions: M[\d-]+ was acknowledged but is not in the database/,
      );
      expect(run.code).toBe(2);
    },
    patience,
  );

  test(
    "a petition that was changed is found, without its contents",
    async () => {
      const change = `update petitions.petitions set reply = 'sms' where id = ${newest}`;
      const run = await whenItSays("Comparing", () => portal.query(change), petitions);
      expect(run.output).toMatch(/acknowledged, petitions: M[\d-]+ was changed: reply/);
      expect(run.output).not.toMatch(/zq[0-9a-f]{10}|느티나무길/);
      expect(run.code).toBe(2);
    },
    patience,
  );

  test(
    "a row that was copied under another number is found",
    async () => {
      const run = await whenItSays("Comparing", () => copyNewest(), petitions);
      expect(run.output).toMatch(/acknowledged, petitions: M99-0101-0001-\d cannot be read/);
      expect(run.code).toBe(2);
      await portal.query("delete from petitions.petitions where receipt_number like 'M99-%'");
    },
    patience,
  );

  test(
    "an attachment that is lost is found",
    async () => {
      const lose = `delete from petitions.attachments where petition_id = ${newest}`;
      const run = await whenItSays("Comparing", () => portal.query(lose), petitions);
      expect(run.output).toMatch(/acknowledged, petitions: M[\d-]+ has 0 attachments instead of 1/);
      expect(run.code).toBe(2);
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
      const run = await throughProxy({ delay: slow }, ["--seconds", "6"]);
      expect(run.output).toMatch(/✗ notices: 95 % of answers within 500 ms: \d+ ms/);
      expect(run.output).toMatch(/✓ news: at most/);
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

async function deleteNewest(): Promise<void> {
  const [row] = await portal.query("select id from petitions.petitions order by arrived_at desc limit 1");
  const referring = await portal.query(
    `select conrelid::regclass::text as "table", attname as "column" from pg_constraint
     join pg_attribute on attrelid = conrelid and attnum = conkey[1]
     where contype = 'f' and confrelid = 'petitions.petitions'::regclass`,
  );
  for (const { table, column } of referring)
    await portal.query(`delete from ${String(table)} where ${String(column)} = $1`, [row?.["id"]]);
  await portal.query("delete from petitions.petitions where id = $1", [row?.["id"]]);
}

async function copyNewest(): Promise<void> {
  await portal.query(
    `insert into petitions.petitions
     select (jsonb_populate_record(newest, jsonb_build_object(
       'id', gen_random_uuid(), 'submission_key', gen_random_uuid(), 'receipt_number', 'M99-0101-0001-0'))).*
     from (select * from petitions.petitions order by arrived_at desc limit 1) newest`,
  );
}
