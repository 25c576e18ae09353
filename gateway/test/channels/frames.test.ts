import type { IncomingMessage, ServerResponse } from "node:http";
import { layoutRequestSchema } from "@madang/manifest";
import { expect, onTestFinished, test } from "vitest";
import { bucketName } from "../../src/channels/bucket-cookie.ts";
import { bodyOf, fragment, startFakeModule } from "../fake-module.ts";
import { layoutFor } from "../fake-shell.ts";
import { recordOf, words } from "../records.ts";
import { startChannels, type RunningBuild } from "./channel-portal.ts";
import { startBuild } from "./telling-build.ts";

const inCanary = { headers: { cookie: `${bucketName}=5` } };

/** A shell whose layouts and home page say its build. */
async function startShell(build: string, options: { answers?: boolean } = {}) {
  const server = await startFakeModule({ "GET /": fragment(`<h1>home of ${build}</h1>`, { title: "Home" }) });
  const state = { answers: options.answers ?? true, layouts: 0 };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const asked = layoutRequestSchema.parse(JSON.parse(await bodyOf(request)));
    state.layouts += 1;
    if (!state.answers) return void response.writeHead(500).end();
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify(layoutFor(asked, build)));
  };
  server.on("POST /layouts", (request, response) => void answer(request, response));
  onTestFinished(() => server.kill());
  const record = recordOf(
    {
      id: "shell",
      pages: { home: { path: "/", title: words("Home"), access: "public", cache: { fresh: 60 } } },
    },
    { build },
  );
  const running: RunningBuild = { record, servers: [server] };
  return { running, state };
}

test("a canary of the shell brings its own frame with its own pages, and takes nothing from the other", async () => {
  const [stable, canary] = await Promise.all([startShell("shell0001"), startShell("shell0002")]);
  const news = await startBuild("news", "build0001");
  const split = { stable: stable.running, canary: { build: canary.running, weight: 100 } };
  const portal = await startChannels([split, { stable: news }]);
  for (let round = 0; round < 3; round += 1) {
    const plain = await portal.ask("/");
    expect(plain.text).toContain("home of shell0001");
    expect(plain.text).not.toContain("shell0002");
    const tried = await portal.ask("/", inCanary);
    expect(tried.text).toContain("home of shell0002");
    expect(tried.text).not.toContain("shell0001");
    expect((await portal.ask("/news", inCanary)).text).not.toContain("shell0001");
    expect((await portal.ask("/none", inCanary)).text).not.toContain("shell0001");
    expect((await portal.ask("/_data/news", inCanary)).text).toContain('"shell":"shell0002"');
  }
});

test("while its frame cannot be had, a canary of the shell is given to nobody", async () => {
  const [stable, canary] = await Promise.all([
    startShell("shell0001"),
    startShell("shell0002", { answers: false }),
  ]);
  const portal = await startChannels([
    { stable: stable.running, canary: { build: canary.running, weight: 100 } },
  ]);
  expect((await portal.ask("/", inCanary)).text).not.toContain("shell0002");
  canary.state.answers = true;
  await expect
    .poll(async () => (await portal.ask("/", inCanary)).text, { timeout: 30_000 })
    .toContain("home of shell0002");
});

test("a canary with another navigation shows it to its visitors alone", async () => {
  const shell = await startShell("shell0001");
  const stable = await startBuild("news", "build0001");
  const canary = await startBuild("news", "build0002", {
    navigation: [{ page: "list", label: words("brandnew") }],
  });
  const zoo = await startBuild("zoo", "build0001");
  const portal = await startChannels([
    { stable: shell.running },
    { stable, canary: { build: canary, weight: 100 } },
    { stable: zoo },
  ]);
  for (const path of ["/news", "/zoo", "/news/mine"]) {
    expect([path, (await portal.ask(path, inCanary)).text.includes("brandnew")]).toEqual([path, true]);
    expect([path, (await portal.ask(path)).text.includes("brandnew")]).toEqual([path, false]);
  }
});

test("builds with one navigation share one frame: the shell is not asked again", async () => {
  const shell = await startShell("shell0001");
  const stable = await startBuild("news", "build0001");
  const canary = await startBuild("news", "build0002");
  const portal = await startChannels([
    { stable: shell.running },
    { stable, canary: { build: canary, weight: 100 } },
  ]);
  const before = shell.state.layouts;
  await portal.ask("/news", inCanary);
  expect(shell.state.layouts).toBe(before);
});

test("when the canary of the shell becomes stable, its frame is there at once", async () => {
  const [stable, canary] = await Promise.all([startShell("shell0001"), startShell("shell0002")]);
  const portal = await startChannels([
    { stable: stable.running, canary: { build: canary.running, weight: 100 } },
  ]);
  await portal.ask("/", inCanary);
  await portal.change([{ stable: canary.running, ending: [stable.running] }]);
  const first = await portal.ask("/");
  expect(first.text).toContain("home of shell0002");
  expect(first.text).not.toContain("shell0001");
});

test("a release of the shell brings its frame with its first page, and one that gives no frame holds nothing up", async () => {
  const [one, two, three] = await Promise.all([
    startShell("shell0001"),
    startShell("shell0002"),
    startShell("shell0003", { answers: false }),
  ]);
  const portal = await startChannels([{ stable: one.running }]);
  await portal.ask("/");
  await portal.change([{ stable: two.running }]);
  const second = await portal.ask("/");
  expect(second.text).toContain("home of shell0002");
  expect(second.text).not.toContain("shell0001");
  await portal.change([{ stable: three.running }]);
  expect((await portal.ask("/")).text).toContain("home of shell0003");
});
