import { request as httpRequest } from "node:http";
import { expect, test } from "vitest";
import { libraryForTests } from "./fixture/library-process.ts";
import { slowRuns } from "./fixture/library-pages.ts";

const library = libraryForTests();

test("a page that is not ready within its deadline answers 504, and its load is told", async () => {
  const answer = await fetch(`${library().origin}/library/slow?ms=3000`);
  expect(answer.status).toBe(504);
  expect(slowRuns).not.toContain("3000 aborted");
  await expect.poll(() => slowRuns).toContain("3000 aborted");
});

test("the gateway can leave less time than the manifest, never more", async () => {
  const ask = (ms: number, deadline: string) =>
    fetch(`${library().origin}/library/slow?ms=${ms}`, { headers: { "madang-deadline": deadline } });
  expect((await ask(100, "30")).status).toBe(504);
  expect((await ask(400, "60000")).status).toBe(504);
  expect((await ask(50, "1000")).status).toBe(200);
});

test("a deadline that is no number is refused", async () => {
  const headers = { "madang-deadline": "soon" };
  expect((await fetch(`${library().origin}/library/slow?ms=1`, { headers })).status).toBe(400);
});

test("a client that leaves stops the work for its page", async () => {
  const request = httpRequest(`${library().origin}/library/slow?ms=151`);
  request.on("error", () => undefined).end();
  await expect.poll(() => slowRuns, { interval: 5 }).toContain("151 begun");
  request.destroy();
  await expect.poll(() => slowRuns).toContain("151 aborted");
  const metrics = async () => (await fetch(`${library().origin}/metrics`)).text();
  await expect
    .poll(metrics)
    .toMatch(/_count\{service="library",route="page:slow",method="GET",status="499"\} 1/);
});

test("Suspense is resolved before the answer, without a script", async () => {
  const html = await (await fetch(`${library().origin}/library/slow?ms=5`)).text();
  expect(html).toContain("<p>after 5</p>");
  expect(html).not.toContain("<script");
});
