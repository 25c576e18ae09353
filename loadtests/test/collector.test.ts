import { expect, onTestFinished, test } from "vitest";
import { startCollector } from "../runner/collector.ts";

async function collector() {
  const violations: string[] = [];
  const started = await startCollector({ onViolation: () => violations.push("told") });
  onTestFinished(() => started.close());
  return started;
}

test("a connection is kept however long its visitor thinks", async () => {
  const { address } = await collector();
  const answer = await fetch(`${address}/endings`, { method: "POST", body: "{}" });
  expect(answer.status).toBe(204);
  // Node tells how long it keeps one, where it ends.
  expect(answer.headers.get("connection")).toBe("keep-alive");
  expect(answer.headers.get("keep-alive")).toBeNull();
});

test("who does not know the word is told nothing", async () => {
  const { address, endings } = await collector();
  const { origin } = new URL(address);
  for (const path of ["/", "/endings", `/${"0".repeat(32)}/endings`])
    expect((await fetch(origin + path, { method: "POST", body: "{}" })).status).toBe(404);
  expect((await fetch(`${address}/__proto__`, { method: "POST", body: "{}" })).status).toBe(404);
  expect(endings).toEqual([]);
});
