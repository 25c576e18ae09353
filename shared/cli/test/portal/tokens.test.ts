import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startAdminPortal, type AdminPortal } from "./start-admin-portal.ts";

let portal: AdminPortal;
beforeAll(async () => {
  portal = await startAdminPortal();
});
afterAll(() => portal.close());

const make = (...words: string[]) => portal.madang(["tokens", "new", ...words]);

test("a token is made into a file of one's own, and the portal takes it soon after", async () => {
  const made = await make(
    "roads-team",
    "--scopes",
    "read,release:roads",
    "--days",
    "30",
    "--file",
    portal.tokensFile,
  );
  expect(made.exit).toBe(0);
  const file = path.join(portal.root, ".madang/tokens/roads-team.token");
  const token = readFileSync(file, "utf8").trim();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(made.out).not.toContain(token);
  expect(readFileSync(portal.tokensFile, "utf8")).not.toContain(token);
  await expect
    .poll(async () => (await portal.madang(["status"], { token })).exit, { timeout: 30_000 })
    .toBe(0);
  expect((await portal.madang(["rollback", "leaflets"], { token })).err).toContain("scope release:leaflets");
});

test("without a file the entry is shown, and the digest is the token's", async () => {
  const { out } = await make("guest", "--scopes", "read");
  expect(out).toMatch(/\{"name":"guest","sha256":"[0-9a-f]{64}","scopes":\["read"\]\}/);
});

test.each([
  [["kim"], "scopes"],
  [["kim", "--scopes", "all"], "must be read, runner, operator"],
  [["kim", "--scopes", "read,,"], "must be read, runner, operator"],
  [["../kim", "--scopes", "read"], "must be 1 to 60 small letters"],
  [["kim\u0000", "--scopes", "read"], "must be 1 to 60 small letters"],
  [["kim", "--scopes", "read", "--days", "0"], "Give a whole number from 1 to 3650"],
])("tokens new %j is wrong use", async (words, reason) => {
  const { exit, err } = await make(...words);
  expect(err).toContain(reason);
  expect(exit).toBe(2);
});

test("a name that is taken, and a tokens file that is broken, stay as they are", async () => {
  const before = readFileSync(portal.tokensFile, "utf8");
  const taken = await make("media-token", "--scopes", "read", "--file", portal.tokensFile);
  expect(taken).toMatchObject({ exit: 2 });
  expect(taken.err).toContain("has a token of this name");
  expect(readFileSync(portal.tokensFile, "utf8")).toBe(before);
  const broken = path.join(portal.root, "broken.json");
  writeFileSync(broken, '{"tokens": [{"name": "x", "secret": "s3cret"}]}');
  const refused = await make("lee", "--scopes", "read", "--file", broken);
  expect(refused.exit).toBe(2);
  expect(refused.err).not.toContain("s3cret");
  expect(existsSync(path.join(portal.root, ".madang/tokens/lee.token"))).toBe(false);
});
