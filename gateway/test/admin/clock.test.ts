import { startTemporaryPostgres, type TemporaryPostgres } from "@madang/embedded-postgres";
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { AdminWorld } from "./admin-world.ts";

const hour = 3_600_000;
let postgres: TemporaryPostgres;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(async () => {
  await postgres.close();
});

/** The clock of the admin's process; PostgreSQL's stays right. */
function setClock(offset: number): void {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + offset, shouldAdvanceTime: false });
}

test.each([
  ["ahead", hour],
  ["behind", -hour],
])(
  "an admin whose clock is an hour %s releases, promotes and rolls back, and ends no build early",
  async (_what, offset) => {
    const started = Date.now();
    const world = await AdminWorld.open(postgres, { endingMinutes: 10 });
    onTestFinished(() => world.close());
    await world.setTrust();
    expect((await world.live()).state).toBe("done");
    setClock(offset);
    expect((await world.live({ build: "bbbb0002" })).state).toBe("done");
    const back = await world.begin("news", { to: "previous" });
    expect((await world.ended(back.body.id)).state).toBe("done");
    await new Promise((resolve) => setTimeout(resolve, 7000));
    const status = await world.ask("GET", "/v1/status?module=news", { token: world.tokens.reader });
    const channels: { channel: string; build: string; since: string }[] = status.body.modules[0].channels;
    expect(channels.map(({ channel, build }) => [channel, build])).toEqual([
      ["stable", "aaaa0001"],
      ["ending", "bbbb0002"],
    ]);
    for (const { since } of channels) expect(Math.abs(Date.parse(since) - started)).toBeLessThan(hour / 2);
  },
);

test("a key that is not valid yet by a clock that is behind is refused with what both clocks say", async () => {
  const world = await AdminWorld.open(postgres);
  onTestFinished(() => world.close());
  const notBefore = new Date().toISOString();
  await world.setTrust({
    teams: { news: { modules: ["news"], keys: [{ ...world.team.publicKey, notBefore }] } },
  });
  setClock(-hour);
  const refused = await world.released();
  expect(refused).toMatchObject({ status: 403, body: { code: "RELEASES_KEY_NOT_YET_VALID" } });
  expect(refused.body.detail).toContain(new Date().toISOString().slice(0, 16));
  vi.useRealTimers();
  expect((await world.released()).status).toBe(201);
});
