import { startTemporaryPostgres, type TemporaryPostgres } from "@madang/embedded-postgres";
import { openRegistryReader, type BuildOutcomes } from "@madang/registry";
import { createLogger } from "@madang/service";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { AdminWorld } from "./admin-world.ts";

const log = createLogger({ service: "test", level: "silent", build: "test" });
let postgres: TemporaryPostgres;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
});
afterAll(async () => {
  await postgres.close();
});

const limit = { timeout: 80_000, interval: 200 };
const slice = 10_000;

interface Behaviour {
  readonly module: string;
  readonly build: string;
  /** Of a hundred requests a second. */
  readonly failures: number;
  readonly bucket: number;
}

/** Two gateways, one with a clock an hour off, that report what the builds do, a slice as it grows. */
function reporting(world: AdminWorld, behaviours: readonly Behaviour[]): void {
  const reader = openRegistryReader({ url: world.registryUrl, log });
  const counts = new Map<string, BuildOutcomes>();
  const clocks = [
    ["one", 0],
    ["two", -3_600_000],
  ] as const;
  const timer = setInterval(() => {
    for (const [id, offset] of clocks) {
      const seenAt = new Date(Date.now() + offset);
      const at = Math.floor(seenAt.getTime() / slice) * slice;
      const outcomes = behaviours.map(({ module, build, failures, bucket }) => {
        const key = `${id} ${module} ${build} ${at}`;
        const before = counts.get(key) ?? { module, build, at, requests: 0, failures: 0, latency: [] };
        const latency = Array.from(
          { length: 80 },
          (_, index) => (before.latency[index] ?? 0) + (index === bucket ? 100 : 0),
        );
        const after = {
          ...before,
          requests: before.requests + 100,
          failures: before.failures + failures,
          latency,
        };
        counts.set(key, after);
        return after;
      });
      reader.report({ id, sequence: 1, seenAt, refused: {} }, outcomes).catch(() => undefined);
    }
  }, 1000);
  onTestFinished(async () => {
    clearInterval(timer);
    await reader.close();
  });
}

async function twoModules(): Promise<AdminWorld> {
  const world = await AdminWorld.open(postgres, { guardStepSeconds: 1 });
  onTestFinished(() => world.close());
  await world.setTrust(world.trust(["news", "notices"]));
  for (const module of ["news", "notices"]) {
    await world.live({ module });
    await world.released({ module, build: "bbbb0002" });
    await world.replica(module, "bbbb0002");
  }
  return world;
}

test(
  "a build that fails goes back by itself with figures, one that does as well goes on, also after a restart",
  { timeout: 120_000 },
  async () => {
    const world = await twoModules();
    const behaviour = { bucket: 10, failures: 0 };
    reporting(world, [
      { ...behaviour, module: "news", build: "aaaa0001" },
      { ...behaviour, module: "news", build: "bbbb0002", failures: 20 },
      { ...behaviour, module: "notices", build: "aaaa0001" },
      { ...behaviour, module: "notices", build: "bbbb0002" },
    ]);
    const moveOf = async (id: string) =>
      (await world.ask("GET", `/v1/moves/${id}`, { token: world.tokens.reader })).body;
    const bad = await world.begin("news", { to: "stable", build: "bbbb0002", guard: true });
    const good = await world.begin("notices", { to: "stable", build: "bbbb0002", guard: true });
    await vi.waitFor(async () => expect((await moveOf(good.body.id)).weights).toHaveLength(1), limit);
    await world.stop();
    await world.start();
    const ended = await world.ended(bad.body.id);
    expect(ended).toMatchObject({ state: "rolled-back", code: "ADMIN_GUARD_WENT_BACK" });
    expect(ended.reason).toMatch(/fails 20\.\d+ % of the requests more/);
    const status = await world.ask("GET", "/v1/status?module=news", { token: world.tokens.reader });
    expect(
      status.body.modules[0].channels.map(({ channel, build }: Record<string, string>) => [channel, build]),
    ).toEqual([
      ["stable", "aaaa0001"],
      ["ending", "bbbb0002"],
    ]);
    await vi.waitFor(async () => {
      const { weights } = await moveOf(good.body.id);
      expect(weights.map(({ weight }: { weight: number }) => weight).slice(0, 2)).toEqual([5, 25]);
    }, limit);
  },
);

test("the first release of a module has nothing to be compared with and goes to all at once", async () => {
  const world = await AdminWorld.open(postgres);
  onTestFinished(() => world.close());
  await world.setTrust();
  await world.released();
  await world.replica("news", "aaaa0001");
  const begun = await world.begin("news", { to: "stable", build: "aaaa0001", guard: true });
  expect((await world.ended(begun.body.id)).state).toBe("done");
});
