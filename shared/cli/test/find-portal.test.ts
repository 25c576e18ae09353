import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, afterEach, expect, test } from "vitest";
import { cliErrors } from "../src/errors.ts";
import { findPortal } from "../src/portal/find-portal.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "madang-cli-"));
  mkdirSync(path.join(root, ".madang"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const local = { url: "http://127.0.0.1:4100", token: "local-token" };

function runs(content: unknown = local): void {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  writeFileSync(path.join(root, ".madang/admin.json"), text);
}

function find(environment: Record<string, string> = {}, portal?: string) {
  return findPortal({ root, environment, options: { portal } });
}

test("the running npm start is the portal when none is named", () => {
  runs();
  expect(find()).toMatchObject(local);
});

test("MADANG_STATE_DIR says where it keeps its things", () => {
  runs();
  const environment = { MADANG_STATE_DIR: path.join(root, ".madang") };
  expect(findPortal({ root: "/elsewhere", environment, options: {} })).toMatchObject(local);
});

test("--portal goes before MADANG_ADMIN_URL, and that before npm start", () => {
  runs();
  const environment = { MADANG_ADMIN_URL: "https://two.example/", MADANG_TOKEN: "t" };
  expect(find(environment).url).toBe("https://two.example");
  expect(find(environment, "https://one.example/admin/").url).toBe("https://one.example/admin");
});

test("the local token goes to the local portal and to no other", () => {
  runs();
  expect(find({}, "http://127.0.0.1:4100/").token).toBe("local-token");
  expect(() => find({}, "http://127.0.0.1:4101")).toThrow("There is no token for http://127.0.0.1:4101.");
  expect(() => find({ MADANG_ADMIN_URL: "https://other.example" })).toThrow("MADANG_TOKEN");
});

test("without any portal the message says how to get one", () => {
  expect(() => find()).toThrow("Start one with npm start, or name one with --portal URL");
});

test.each([
  ["not a url", "cannot be read as a URL"],
  ["https://kim:secret@portal.example", "it holds a name or a password"],
  ["https://portal.example/?a=1", "more than an origin and a path"],
  ["http://portal.example", "through https alone"],
  ["http://127.0.0.1.portal.example", "through https alone"],
  ["ftp://127.0.0.1", "through https alone"],
])("--portal %s is refused, without quoting what may be secret", (portal, reason) => {
  expect(() => find({ MADANG_TOKEN: "t" }, portal)).toThrow(reason);
  expect(() => find({ MADANG_TOKEN: "t" }, portal)).not.toThrow(/secret/);
});

test.each(["two words", "line\nbreak", "quote'd", "é", "a".repeat(2000)])(
  "a token like %j is refused, and not quoted",
  (token) => {
    runs();
    expect(() => find({ MADANG_TOKEN: token })).toThrow(
      cliErrors.create("TOKEN_SHAPE", { source: "the variable MADANG_TOKEN" }).message,
    );
  },
);

test.each([
  ["{", "it is not JSON"],
  ['{"url":"http://127.0.0.1:1","token":"local-token"', "it is not JSON"],
  [{}, "url"],
  [{ url: "http://127.0.0.1:1" }, "token"],
  [{ url: "http://evil.example", token: "local-token" }, "through https alone"],
  [{ url: 7, token: "local-token" }, "url"],
])("a broken file %j is named, and its token is not quoted", (content, reason) => {
  runs(content);
  expect(() => find()).toThrow(reason);
  expect(() => find()).toThrow("admin.json");
  expect(() => find()).not.toThrow(/local-token/);
});
