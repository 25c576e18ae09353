import { once } from "node:events";
import { connect } from "node:net";
import { join } from "node:path";
import { startService, workspaceRoot } from "@madang/test-kit";
import { expect, test } from "vitest";
import { sendFragment } from "./fake-module.ts";
import { newsModule } from "./modules.ts";
import { environmentOf, startPortal } from "./start-portal.ts";

const file = join(workspaceRoot, "gateway/src/main.ts");

test("the process reports its address, drains what is in flight on SIGTERM, and ends with 0", async () => {
  const news = await newsModule({ deadline: 5000 });
  const portal = await startPortal({ modules: [news] });
  const gateway = await startService({ name: "gateway", file, env: environmentOf(portal.folder) });
  const begun = Promise.withResolvers<void>();
  news.server.on("/news", (_request, response) => {
    begun.resolve();
    setTimeout(() => sendFragment(response, "<h1>In flight</h1>"), 700);
  });
  const inFlight = fetch(`${gateway.origin}/news`);
  await begun.promise;
  const ended = gateway.stop();
  await new Promise((resolve) => setTimeout(resolve, 200));
  const { hostname, port } = new URL(gateway.origin);
  const late = connect(Number(port), hostname);
  const [refusal] = (await once(late, "error")) as [NodeJS.ErrnoException];
  expect(refusal.code).toBe("ECONNREFUSED");
  const answer = await inFlight;
  expect(answer.status).toBe(200);
  expect(answer.headers.get("connection")).toBe("close");
  expect(await answer.text()).toContain("In flight");
  expect(await ended).toBe(0);
});

test("a request that outlasts the drain is cut off and the process ends all the same", async () => {
  const news = await newsModule({ deadline: 60_000 });
  const portal = await startPortal({ modules: [news] });
  const gateway = await startService({ name: "gateway", file, env: environmentOf(portal.folder) });
  const begun = Promise.withResolvers<void>();
  news.server.on("/news", () => begun.resolve());
  const hanging = fetch(`${gateway.origin}/news`).catch((error: unknown) => error);
  await begun.promise;
  const startedAt = performance.now();
  expect(await gateway.stop()).toBe(0);
  expect(performance.now() - startedAt).toBeLessThan(30_000);
  expect(await hanging).toBeInstanceOf(Error);
});

test("a wrong option ends the process with one sentence", async () => {
  const portal = await startPortal();
  const env = { ...environmentOf(portal.folder), URL_LIMIT: "many" };
  await expect(startService({ name: "gateway", file, env })).rejects.toThrow(/ended with code 1 .*TIME_ZONE/);
});
