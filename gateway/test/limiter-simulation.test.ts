import { expect, test } from "vitest";
import { AdaptiveLimit } from "../src/upstream/adaptive-limit.ts";
import { DeadlineAimd, FixedLimit, Gradient2 } from "./limiter-alternatives.ts";
import { around, simulate, summary, type Limit, type Summary, type World } from "./limiter-world.ts";

/** A module that works on twenty requests at once, 20 ms each: a thousand a second. */
const usual: Omit<World, "limit"> = {
  seconds: 30,
  arrivals: () => 600,
  service: (_now, random) => around(20, random),
  workers: () => 20,
};
const endless = 9999;

function tried(
  world: Partial<World> & { from: number; to?: number },
  limit: (ceiling: number) => Limit = (ceiling) => new AdaptiveLimit(ceiling),
): Summary {
  const whole = { ...usual, ...world, limit: limit(200) };
  return summary(simulate(whole), world.from, world.to ?? whole.seconds);
}

test("below its capacity a module never sheds", () => {
  expect(tried({ from: 0 })).toMatchObject({ shedShare: 0, lowestLimit: 200 });
});

const surge: Partial<World> & { from: number } = {
  arrivals: (now) => (now < 5000 ? 500 : 3000),
  from: 8,
};

test("asked three times what it can do, a module answers as many as it can, at less than half the latency of a fixed limit", () => {
  const ours = tried(surge);
  const fixed = tried(surge, (ceiling) => new FixedLimit(ceiling));
  expect(ours.goodPerSecond).toBeGreaterThan(0.98 * fixed.goodPerSecond);
  expect(ours.p95).toBeLessThan(fixed.p95 / 2);
});

test("a surge that comes before anything was measured is found all the same", () => {
  expect(tried({ arrivals: () => 3000, from: 5 }).p95).toBeLessThan(100);
});

const parallel: Partial<World> & { from: number } = { workers: () => endless, seconds: 60, from: 25 };

test("a module that is slow but healthy is not shed", () => {
  const service: World["service"] = (_now, random) => around(2000, random);
  expect(tried({ ...parallel, service, arrivals: () => 55, deadline: 10_000 })).toMatchObject({
    shedShare: 0,
    lowestLimit: 200,
  });
});

test("a module that is slower by itself from one moment on is given its limit back, since fewer requests do not make it faster", () => {
  const service: World["service"] = (now, random) => around(now < 15_000 ? 100 : 450, random);
  const world = { ...parallel, service, arrivals: () => 300 };
  expect(tried({ ...world, from: 15, to: 25 }).lowestLimit).toBeLessThan(200);
  expect(tried(world).shedShare).toBeLessThan(0.01);
});

const bimodal: Partial<World> & { from: number } = {
  arrivals: () => 1500,
  service: (_now, random) => around(random() < 0.9 ? 5 : 800, random),
  workers: () => endless,
  seconds: 40,
  from: 2,
};

test("fast and slow pages mixed do not look like overload, as they do to a gradient of means", () => {
  expect(tried(bimodal).shedShare).toBeLessThan(0.01);
  expect(tried(bimodal, (ceiling) => new Gradient2(ceiling)).shedShare).toBeGreaterThan(0.3);
  const even = { ...bimodal, arrivals: () => 280 };
  const halves: World["service"] = (_now, random) => around(random() < 0.5 ? 5 : 900, random);
  const { shedShare } = tried({ ...even, service: halves });
  expect(shedShare).toBeLessThan(0.15);
});

test("a limit on deadlines alone falls to the floor where many answers need most of theirs", () => {
  const world: Partial<World> & { from: number } = {
    arrivals: () => 70,
    service: (_now, random) => around(2000, random),
    workers: () => endless,
    deadline: 10_000,
    from: 5,
  };
  const aimd = tried(world, (ceiling) => new DeadlineAimd(ceiling));
  expect(aimd.shedShare).toBeGreaterThan(0.9);
});

test("a module that loses two thirds of its capacity and gets it back is given it back", () => {
  const world: Partial<World> = {
    seconds: 40,
    arrivals: () => 700,
    workers: (now) => (now > 10_000 && now < 25_000 ? 6 : 20),
  };
  expect(tried({ ...world, from: 12, to: 25 }).goodPerSecond).toBeGreaterThan(280);
  expect(tried({ ...world, from: 27 }).shedShare).toBeLessThan(0.01);
});

test("a module that stands still for five seconds is asked again as before", () => {
  const workers: World["workers"] = (now) => (now > 10_000 && now < 15_000 ? 0 : 20);
  expect(tried({ workers, from: 17 })).toMatchObject({ shedShare: 0 });
});

test("the limit stays between its floor and its ceiling, whatever is observed, and follows the ceiling", () => {
  const limit = new AdaptiveLimit(40);
  for (let now = 0; now < 60_000; now += 5) limit.observe(now, now < 1000 ? 10 : 10 + now, 40);
  expect(limit.value).toBeGreaterThanOrEqual(4);
  expect(limit.value).toBeLessThanOrEqual(40);
  limit.ceiling = 3;
  expect(limit.value).toBe(3);
  limit.ceiling = 80;
  expect(limit.value).toBe(80);
});
