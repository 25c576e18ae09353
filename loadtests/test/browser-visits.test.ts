import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromiumPath } from "@madang/test-kit";
import { expect, onTestFinished, test, vi } from "vitest";
import { prepareBrowser } from "../runner/browser/browser-visits.ts";
import { browserPagesSchema } from "../runner/browser/browser-script.ts";
import { findChromium } from "../runner/browser/find-chromium.ts";
import { vitalRows } from "../runner/browser/vital-rows.ts";
import { startCollector } from "../runner/collector.ts";
import { findK6 } from "../runner/k6/find-k6.ts";
import { readProfile, scaled } from "../runner/profile.ts";

const patience = 900_000;

/** A site whose every page shows a heading and a field. */
async function site(status: (path: string) => number): Promise<string> {
  const server = createServer(({ url = "" }, response) => {
    response.writeHead(status(url), { "content-type": "text/html; charset=utf-8" });
    response.end('<title>t</title><main><h1>한울도</h1><a href="/news/7">기사</a><input type="text"></main>');
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "madang-browser-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test(
  "visitors in a real browser measure what they see, tell what they did not, and end when they are asked to",
  async () => {
    const origin = await site((url) => (url === "/news" ? 503 : 200));
    const collector = await startCollector({ onViolation: () => undefined });
    onTestFinished(() => collector.close());
    const signal = new AbortController().signal;
    const k6 = await findK6({ environment: process.env, say: () => undefined, signal });
    const ready = await prepareBrowser({
      chromium: chromiumPath(),
      k6,
      folder: temporaryFolder(),
      portal: { origin, database: undefined, controls: undefined, stop: async () => undefined },
      collector,
      profile: scaled(readProfile("smoke"), { scale: 1, seconds: 600 }),
    });
    const visits = ready?.start();
    await vi.waitFor(() => expect(collector.endings).not.toHaveLength(0), {
      timeout: 120_000,
      interval: 200,
    });
    await visits?.stop();
    const measured = Object.fromEntries(collector.vitals.map(({ name, value }) => [name, value]));
    expect(Object.keys(measured)).toEqual(expect.arrayContaining(["LCP", "FCP", "TTFB", "CLS", "INP"]));
    expect(collector.vitals.every(({ page }) => page === "home")).toBe(true);
    expect(collector.endings).toMatchObject([
      {
        module: "browser",
        journey: "list",
        reason: expect.stringContaining("it was answered 503") as string,
      },
    ]);
    expect(visits?.problem()).toBeUndefined();
  },
  patience,
);

test("nobody looks in a browser where none is wished", async () => {
  expect(await prepareBrowser({ chromium: undefined } as never)).toBeUndefined();
});

test("what was measured is put on the time axis of the run", () => {
  const measured = [{ time: 1_700_000_004_900, page: "home", name: "LCP", value: 1200 }] as const;
  expect(vitalRows(measured, 1_700_000_000)).toEqual([{ at: 4, page: "home", name: "LCP", value: 1200 }]);
});

test("Chromium is the one that is named, or one on PATH", () => {
  const folder = temporaryFolder();
  const file = path.join(folder, "chromium");
  writeFileSync(file, "");
  expect(findChromium({ PATH: folder })).toBe(file);
  expect(findChromium({ PATH: "", K6_BROWSER_EXECUTABLE_PATH: file })).toBe(file);
  expect(() => findChromium({ PATH: "" })).toThrow("none of chromium, chromium-browser,");
  expect(() => findChromium({ PATH: folder, K6_BROWSER_EXECUTABLE_PATH: "/nowhere/chromium" })).toThrow(
    "--browser needs Chromium: /nowhere/chromium does not exist.",
  );
});

test.each([
  ["no page", { pages: [] }],
  ["an address elsewhere", { pages: [{ name: "home", path: "https://elsewhere.example/" }] }],
  ["a processor that is faster than this one", { device: { cpu: 0.5 } }],
])("visits with %s are refused", (_, data) => {
  expect(browserPagesSchema.safeParse(data).success).toBe(false);
});
