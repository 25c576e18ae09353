import { criticalities, type Criticality } from "@madang/manifest";
import { startRedis } from "@madang/test-kit";
import { Pool } from "undici";
import { expect, onTestFinished, test } from "vitest";
import { fragment, startFakeModule } from "../fake-module.ts";
import { words, type ModuleInput } from "../records.ts";
import { startPortal } from "../start-portal.ts";
import { startLadderPortal, type LadderPortal } from "./ladder-portal.ts";
import { ask, startLoad, type Load, type Sight } from "./load.ts";

const concurrency = 20;

/** A page of each class, none of which may be kept. */
function manifestOfAllClasses(id: string): ModuleInput {
  const page = (criticality: Criticality) => ({
    path: `/${id}-never/${criticality}`,
    title: words(criticality),
    access: "public" as const,
    criticality,
  });
  return {
    id,
    concurrency,
    deadline: 5000,
    pages: Object.fromEntries(criticalities.map((one) => [one, page(one)])),
  };
}

/** Answered, shed with everything that belongs to it, or wrong. */
function sightOf(criticality: Criticality, visitor: number): Sight {
  return {
    name: `${criticality} ${visitor}`,
    module: "news",
    question: () => ({ path: `/news-never/${criticality}` }),
    judge({ status, text, headers }) {
      if (status === 200 && text.includes(`data-path="/news-never/${criticality}"`)) return "whole";
      const isShed =
        status === 503 && Number(headers["retry-after"]) >= 1 && headers["cache-control"] === "no-store";
      return isShed && text.includes("000-000-2050") && text.includes("<nav>")
        ? "shed"
        : `wrong: ${status} ${text}`;
    },
  };
}

interface ShedClass {
  readonly admitted: number;
  readonly shed: number;
  readonly admittedUpTo?: number;
  readonly shedFrom?: number;
}

interface SheddingLine {
  readonly msg: string;
  readonly classes: Partial<Record<Criticality, ShedClass>>;
}

test(
  "an overloaded module sheds the lower class first, at every moment, and says so",
  { timeout: 60_000 },
  async () => {
    const portal = await startLadderPortal({ manifests: [manifestOfAllClasses("news")] });
    const news = portal.module("news");
    await news.fault("is fifty times slower");
    const visitors = criticalities.flatMap((criticality) =>
      Array.from({ length: 14 }, (_, visitor) => sightOf(criticality, visitor)),
    );
    const load = startLoad({ origin: portal.origin, sights: visitors, rest: 10 });
    onTestFinished(() => load.stop());
    await expect.poll(() => shedLines(portal).length, { timeout: 30_000 }).toBeGreaterThanOrEqual(4);
    await load.stop();
    expect(load.wrong).toEqual([]);
    expect(shedLines(portal).flatMap(({ classes }) => inversions(classes))).toEqual([]);
    const share = (criticality: Criticality): number => shareShed(load, criticality);
    expect(share("emergency")).toBeLessThan(share("reading"));
    for (const higher of ["emergency", "submission", "status", "reading"] as const)
      expect(share(higher), higher).toBeLessThan(share("background"));
    // What was shed has not reached the module, and what was let in has.
    expect(await news.served()).toBe(visitors.reduce((sum, { name }) => sum + load.count(name, "whole"), 0));
    await expectCountedInMetrics(portal, load);
  },
);

function shedLines(portal: LadderPortal): SheddingLine[] {
  return portal.log().filter(({ msg }) => msg === "shedding") as unknown as SheddingLine[];
}

/** A lower class that was let in while the limiter was fuller than when a higher one was not. */
function inversions(classes: SheddingLine["classes"]): string[] {
  return criticalities.flatMap((higher, rank) =>
    criticalities.slice(rank + 1).flatMap((lower) => {
      const refused = classes[higher]?.shedFrom;
      const letIn = classes[lower]?.admittedUpTo;
      return refused !== undefined && letIn !== undefined && letIn >= refused
        ? [`${lower} let in at ${letIn}, ${higher} refused at ${refused}`]
        : [];
    }),
  );
}

function shareShed(load: Load, criticality: Criticality): number {
  const names = [...load.tally.keys()].filter((name) => name.startsWith(`${criticality} `));
  const sum = (count: (name: string) => number): number =>
    names.reduce((total, name) => total + count(name), 0);
  return sum((name) => load.count(name, "shed")) / sum((name) => load.total(name));
}

async function expectCountedInMetrics(portal: LadderPortal, load: Load): Promise<void> {
  const metrics = await portal.metrics();
  for (const criticality of criticalities) {
    const counted = (decision: string): number =>
      metrics.sum(
        "gateway_limiter_decisions_total",
        'module="news"',
        `class="${criticality}"`,
        `decision="${decision}"`,
      );
    const seen = (verdict: string): number =>
      [...load.tally]
        .filter(([name]) => name.startsWith(`${criticality} `))
        .reduce((sum, [, verdicts]) => sum + (verdicts.get(verdict) ?? 0), 0);
    expect([counted("admitted"), counted("shed")]).toEqual([seen("whole"), seen("shed")]);
  }
}

test(
  "whoever waits for a page that a robot asked for first is not shed in the robot's place",
  { timeout: 60_000 },
  async () => {
    const server = await startFakeModule();
    const manifest: ModuleInput = {
      id: "news",
      concurrency,
      deadline: 20_000,
      pages: {
        item: { path: "/news/:id", title: words("Item"), access: "public", cache: { fresh: 600 } },
        busy: { path: "/busy/:id", title: words("Busy"), access: "public", criticality: "status" },
      },
    };
    const redis = await startRedis();
    onTestFinished(() => redis.stop());
    const portal = await startPortal({
      modules: [{ manifest, servers: [server] }],
      env: { REDIS_URL: redis.url },
    });
    const pool = new Pool(portal.origin, { connections: 64 });
    onTestFinished(() => pool.destroy());
    // Twelve of twenty places are taken: too full for guesses and robots, not for readers.
    const places = Array.from({ length: 12 }, (_, place) => `/busy/${place}`);
    for (const path of places) server.on(path, () => {});
    for (const path of places) ask(pool, { path }).catch(() => {});
    await expect.poll(() => server.requests.length).toBe(places.length);
    const robot = { "user-agent": "Googlebot/2.1" };
    for (let item = 0; item < 20; item += 1) {
      const path = `/news/${item}`;
      server.on(path, fragment("<h1>Item</h1>"));
      const first = ask(pool, { path, headers: robot });
      const readers = await Promise.all(Array.from({ length: 10 }, () => ask(pool, { path })));
      expect(readers.map((seen) => (typeof seen === "string" ? seen : seen.status))).toEqual(
        readers.map(() => 200),
      );
      await first;
    }
  },
);
