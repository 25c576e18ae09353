import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { pseudonymFor } from "../src/identity/pseudonym.ts";
import { visitorIdentifier } from "../src/identity/visitor-cookie.ts";
import { parseVisitorKeys } from "../src/identity/visitor-keys.ts";
import { fragment, startFakeModule } from "./fake-module.ts";
import { newsModule, petitionsModule, petitionsManifest } from "./modules.ts";
import { startPortal } from "./start-portal.ts";

const key = (id: string): string => `${id}:${randomBytes(32).toString("base64url")}`;
const cookieOf = (setCookie: string | undefined): string => setCookie?.split(";")[0] ?? "";

test("the cookie comes with personal pages alone, host-bound, secure and out of scripts' reach", async () => {
  const portal = await startPortal({ modules: [await newsModule(), await petitionsModule()] });
  expect((await portal.fetch("/news")).headers.getSetCookie()).toEqual([]);
  const [cookie, ...others] = (await portal.fetch("/petitions/new")).headers.getSetCookie();
  expect(others).toEqual([]);
  expect(cookie).toMatch(
    /^__Host-madang-visitor=Fe26\.2\*[^;]+; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=604800$/,
  );
});

test("a visitor who returns is the same one and gets no new cookie", async () => {
  const petitions = await petitionsModule();
  const portal = await startPortal({ modules: [petitions] });
  const first = await portal.fetch("/petitions/new");
  const cookie = cookieOf(first.headers.getSetCookie()[0]);
  const second = await portal.fetch("/petitions/new", { headers: { cookie: `a=b; ${cookie}; c=d` } });
  expect(second.headers.getSetCookie()).toEqual([]);
  const [one, two] = petitions.server.requests.map((request) => request.headers["madang-visitor"]);
  expect(one).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(two).toBe(one);
});

test("each module sees a pseudonym of its own", async () => {
  const petitions = await petitionsModule();
  const other = await startFakeModule({ "/other": fragment("x") });
  const portal = await startPortal({
    modules: [
      petitions,
      {
        manifest: {
          ...petitionsManifest,
          id: "other",
          navigation: [],
          pages: { form: { ...petitionsManifest.pages.form, path: "/other" } },
        },
        servers: [other],
      },
    ],
  });
  const cookie = cookieOf((await portal.fetch("/petitions/new")).headers.getSetCookie()[0]);
  await portal.fetch("/other", { headers: { cookie } });
  const seen = [petitions.server, other].map((server) => server.requests[0]?.headers["madang-visitor"]);
  expect(seen[0]).not.toBe(seen[1]);
  expect(cookie).not.toContain(String(seen[0]));
});

test("a client cannot name its own pseudonym", async () => {
  const petitions = await petitionsModule();
  const portal = await startPortal({ modules: [petitions] });
  await portal.fetch("/petitions/new", { headers: { "madang-visitor": "someone-else" } });
  expect(petitions.server.requests[0]?.headers["madang-visitor"]).not.toContain("someone-else");
});

test("a cookie sealed with an older key still opens and is sealed anew with the newest", async () => {
  const older = key("k1");
  const before = visitorIdentifier({ keys: parseVisitorKeys(older), seconds: 3600 });
  const visitor = await before(undefined);
  const after = visitorIdentifier({ keys: parseVisitorKeys(`${key("k2")},${older}`), seconds: 3600 });
  const again = await after(cookieOf(visitor.setCookie));
  expect(again.id).toBe(visitor.id);
  expect(again.setCookie).toContain("Fe26.2*k2*");
  expect((await after(cookieOf(again.setCookie))).setCookie).toBeUndefined();
});

test("a forged, cut, foreign or expired cookie is a new visitor", async () => {
  const identify = visitorIdentifier({ keys: parseVisitorKeys(key("k1")), seconds: 3600 });
  const { id, setCookie } = await identify(undefined);
  const cookie = cookieOf(setCookie);
  const foreign = await visitorIdentifier({ keys: parseVisitorKeys(key("k1")), seconds: 3600 })(undefined);
  const changed = cookie.slice(0, -2) + (cookie.endsWith("AA") ? "BB" : "AA");
  for (const bad of [
    changed,
    cookie.slice(0, 60),
    cookieOf(foreign.setCookie),
    "__Host-madang-visitor=",
    `${cookie}${"x".repeat(2000)}`,
  ]) {
    const visitor = await identify(bad);
    expect(visitor.id).not.toBe(id);
    expect(visitor.setCookie).toBeDefined();
  }
});

test("pseudonyms of one visitor have nothing in common", () => {
  const visitor = randomBytes(32).toString("base64url");
  expect(pseudonymFor(visitor, "news")).toBe(pseudonymFor(visitor, "news"));
  expect(pseudonymFor(visitor, "news")).not.toBe(pseudonymFor(visitor, "notices"));
  expect(pseudonymFor(visitor, "news")).toHaveLength(43);
});

test.for([
  ["", "form"],
  ["k1:short", "form"],
  ["a:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA,a:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "twice"],
  ["a:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA,", "form"],
] as const)("keys like case %# are refused without being quoted", ([text, reason]) => {
  const refusal = String(thrownBy(() => parseVisitorKeys(text)));
  expect(refusal).toContain(reason);
  expect(refusal).not.toMatch(/AAAA|short/);
});

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
