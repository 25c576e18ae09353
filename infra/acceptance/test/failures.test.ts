import { httpVisitor, type Portal } from "@madang/test-kit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { beginDraft, draftPath, lookUp, petitionFields } from "../src/file-petition.ts";
import { sampleModules, startPatience, startSamplePortal } from "../src/sample-portal.ts";

let portal: Portal;

beforeAll(async () => {
  portal = await startSamplePortal();
  await open("/");
}, startPatience);

afterAll(async () => {
  await portal?.stop();
});

const open = async (path: string): Promise<{ status: number; html: string }> => {
  const answer = await fetch(portal.origin + path);
  return { status: answer.status, html: await answer.text() };
};

/** A page that is not yet known to the gateway: nothing stale can stand in for it. */
const neverAsked: Record<(typeof sampleModules)[number], string> = {
  news: "/news?page=2",
  notices: "/notices?page=2",
  petitions: "/petitions/find",
};

describe.each(sampleModules)("when %s is killed", (module) => {
  it("every other page goes on, and its own say so inside the working layout", async () => {
    await portal.service(module).kill();

    const own = await open(neverAsked[module]);
    expect(own.status).toBeGreaterThanOrEqual(502);
    expect(own.html).toContain("<main");
    expect(own.html).toMatch(/000-000-\d{4}/);

    for (const other of sampleModules.filter((name) => name !== module)) {
      expect((await open(`/${other}`)).status, other).toBe(200);
    }
    const home = await open("/");
    expect(home.status).toBe(200);
    expect(home.html).toContain("</html>");

    await portal.restart(module);
    await expect.poll(async () => (await open(neverAsked[module])).status, { timeout: 30_000 }).toBe(200);
  });
});

describe("when the shell is killed", () => {
  it("pages of the modules go on in the last good layout", async () => {
    await open("/news");
    await portal.service("shell").kill();
    const page = await open("/notices");
    expect(page.status).toBe(200);
    expect(page.html).toContain('role="search"');
    expect((await open("/nothing/here")).status).toBe(404);
    await portal.restart("shell");
  });
});

describe("when a module hangs", () => {
  it("its page answers within its deadline and others are not slower for it", async () => {
    const hung = portal.service("news");
    hung.pause();
    const began = performance.now();
    const [own, other] = await Promise.all([open("/news?page=3"), open("/notices?page=3")]);
    hung.resume();
    expect(own.status).toBeGreaterThanOrEqual(502);
    expect(performance.now() - began).toBeLessThan(8000);
    expect(other.status).toBe(200);
  });
});

describe("when PostgreSQL is killed", () => {
  it("the form keeps what was typed and says so, and what was read before is still shown", async () => {
    const citizen = httpVisitor(portal.origin);
    const draft = await beginDraft(citizen);
    expect((await open("/news")).status).toBe(200);
    process.kill(portal.postgres.pid, "SIGKILL");
    await portal.postgres.exited;

    const typed = petitionFields("남은글");
    const content = await citizen.post(draftPath(draft, "content"), typed.content);
    expect(content.status).toBe(503);
    expect(content.text).toContain(typed.content["body"]);
    expect(content.text).toMatch(/000-000-\d{4}/);
    expect(content.headers.get("cache-control")).toBe("private, no-store");
    const applicant = await citizen.post(draftPath(draft, "applicant"), typed.applicant);
    expect(applicant.status).toBe(503);
    expect(applicant.text).toContain(typed.applicant["name"]);
    const found = await lookUp(citizen, "M26-1116-0205-3");
    expect(found.status).toBe(503);
    expect((await open("/news")).status).toBe(200);
  });
});
