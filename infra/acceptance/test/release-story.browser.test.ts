import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { freePort } from "@madang/embedded-postgres";
import { launchChromium, openWatchedPage } from "@madang/test-kit";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { GatewayProcess } from "../src/follow/gateway-process.ts";
import { startFurtherGateway } from "../src/story/further-gateway.ts";
import {
  isAlive,
  keepOldDocument,
  openOldTab,
  runningProcesses,
  type OldDocument,
  type OldTab,
} from "../src/story/old-tab.ts";
import { openDocument } from "../src/story/open-document.ts";
import { startProgram, type Program } from "../src/story/program.ts";
import { copyProject, type ProjectCopy } from "../src/story/project-copy.ts";
import { visit } from "../src/story/visitors.ts";

const patience = 1_200_000;
const list = "/reservations";
const form = "/reservations/new";
const [first, second] = ["담당 부서로 전화해 주세요", "둘째 판입니다. 전화해 주세요"];

let project: ProjectCopy;
let state: string;
let portal: Program;
let gateways: GatewayProcess[] = [];
let origin: string;
let browser: Browser;

beforeAll(async () => {
  project = await copyProject();
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  portal = startProgram({
    root: project.root,
    file: "infra/dev/src/main.ts",
    args: ["--port", String(port)],
    // Builds that end do so within the story.
    env: { MADANG_ENDING_MINUTES: "0.3" },
  });
  await portal.says("Madang is ready", 180_000);
  state = path.join(project.root, ".madang");
  gateways = await Promise.all([0, 1].map(() => startFurtherGateway(project.root, state)));
  browser = await launchChromium();
}, patience);

afterAll(async () => {
  await browser?.close();
  for (const gateway of gateways) await gateway.stop();
  portal?.child.kill("SIGTERM");
  await portal?.ended();
  await project?.remove();
}, patience);

/** One command of the team; gives the document that --json prints. */
async function madang(...words: string[]): Promise<Record<string, unknown>> {
  const program = startProgram({
    root: project.root,
    file: "shared/cli/src/main.ts",
    args: [...words, "--json"],
  });
  const code = await program.ended();
  if (code !== 0) throw new Error(`madang ${words.join(" ")} ended with ${code}:\n${program.said()}`);
  const text = program.said();
  return JSON.parse(text.slice(text.indexOf("{"))) as Record<string, unknown>;
}

/** Every gateway shows it at last. */
async function everywhere(path: string, marker: string): Promise<void> {
  const origins = [origin, ...gateways.map((gateway) => gateway.origin)];
  for (const one of origins)
    await expect.poll(async () => (await fetch(one + path)).text(), { timeout: 60_000 }).toContain(marker);
}

/** What a page says, and which build its styles come from, belong together. */
function unmixed(builds: Map<string, string>) {
  return (_path: string, text: string): string | undefined => {
    const marker = [first, second].find((one) => text.includes(one));
    if (marker === undefined) return "neither edition";
    const build =
      /(?:_assets\/reservations\/|data-madang-module="reservations"[^>]*data-madang-build=")(\w+)/.exec(
        text,
      )?.[1];
    if (build === undefined) return undefined;
    const known = builds.get(marker) ?? build;
    builds.set(marker, known);
    return known === build ? undefined : `${marker} with the files of ${build}, not of ${known}`;
  };
}

async function shareOfSecond(visitors: number, cookies: "kept" | "thrown away"): Promise<number> {
  let seconds = 0;
  for (let visitor = 0; visitor < visitors; visitor += 1) {
    const { text, cookie } = await openDocument(origin + list);
    const isSecond = text.includes(second);
    if (isSecond) seconds += 1;
    if (cookies === "thrown away") continue;
    expect((await openDocument(origin + list, cookie)).text.includes(second)).toBe(isSecond);
  }
  return seconds / visitors;
}

async function send(page: Page, title: string): Promise<void> {
  await page.getByLabel(/제목|Title/).fill(title);
  await page.getByLabel(/날짜|Day|Date/).fill("2026-11-30");
  await page.getByLabel(/장소|Place/).fill("시청 앞");
  await page.getByLabel(/내용|Text|Details/).fill("누구나 오실 수 있습니다.");
  await page.getByRole("button", { name: "보내기" }).click();
}

/** What the form's island does is done: it says how much is written. */
async function hydrated(page: Page): Promise<void> {
  await expect
    .poll(() => page.locator("#body-note > output").textContent(), { timeout: 60_000 })
    .not.toBe("");
}

/** Opened before the release, used after it, when the process that had served it is gone. */
async function oldTabsGoOn(onList: OldTab, onForm: OldDocument): Promise<void> {
  await onList.page.locator(`main a[href="${form}"]`).click();
  await onList.page.waitForURL(`**${form}`);
  await expect.poll(() => onList.page.locator("main").textContent(), { timeout: 60_000 }).toContain(second);
  await hydrated(onList.page);

  await onForm.show();
  expect(await onForm.page.locator("main").textContent()).toContain(first);
  await hydrated(onForm.page);
  const [build] = [...onForm.scripts.keys()].map((script) => script.split("/")[3]);
  expect(await onForm.page.locator("form[action*=reservations]").getAttribute("action")).toContain(build);
  for (const [script, status] of onForm.scripts)
    expect([script, status]).toEqual([expect.stringContaining(`/${build}/`), 200]);
  await send(onForm.page, "오래된 탭에서 쓴 글");
  await expect.poll(() => onForm.page.url(), { timeout: 60_000 }).toMatch(/\/reservations\/(received|sent)/);
  expect(await onForm.page.locator("main").textContent()).toContain("오래된 탭에서 쓴 글");
  for (const { troubles, close } of [onList, onForm]) {
    expect(troubles).toEqual([]);
    await close();
  }
}

it(
  "a module from nothing to every visitor, and its second edition there and back",
  { timeout: patience },
  async () => {
    const others = visit(
      origin,
      () => ["/", "/news", "/notices", "/en"],
      () => undefined,
    );
    await madang("new", "reservations");
    await madang("release", "reservations");
    await everywhere(list, first);
    const builds = new Map<string, string>();
    const theirs = visit(origin, () => [list, form], unmixed(builds));
    const { page, troubles, close } = await openWatchedPage(browser);
    await page.goto(origin + form);
    const onForm = await keepOldDocument(browser, { address: origin + form, module: "reservations" });
    const onList = await openOldTab(browser, origin + list);
    const processes = runningProcesses(state);

    const words = path.join(project.root, "modules/reservations/ui/words/list-words.ts");
    await writeFile(words, (await readFile(words, "utf8")).replace(first, second));
    await madang("release", "reservations", "--no-check", "--channel", "canary", "--weight", "10");
    // Of 400 visitors with a chance of a tenth, 8 to 78 are met but for once in a million.
    for (const cookies of ["kept", "thrown away"] as const) {
      const share = await shareOfSecond(400, cookies);
      expect(share).toBeGreaterThan(0.02);
      expect(share).toBeLessThan(0.195);
    }

    await madang("promote", "reservations");
    await everywhere(list, second);
    await send(page, "첫 판에서 쓴 글");
    await expect.poll(() => page.url()).toMatch(/\/reservations\/(received|sent)/);
    expect(troubles).toEqual([]);
    await close();
    await expect.poll(() => processes.every(isAlive), { timeout: 120_000, interval: 500 }).toBe(false);
    await oldTabsGoOn(onList, onForm);

    await madang("rollback", "reservations");
    await everywhere(list, first);
    const seen = [await theirs.stop(), await others.stop()];
    expect(seen.flatMap(({ failed }) => failed)).toEqual([]);
    expect(Math.min(...seen.map(({ asked }) => asked))).toBeGreaterThan(50);
    expect(new Set(builds.values()).size).toBe(2);
  },
);
