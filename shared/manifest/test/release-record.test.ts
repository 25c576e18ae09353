import { expect, test } from "vitest";
import { parseReleaseRecord } from "../src/release-record.ts";
import { library } from "./library.ts";

const integrity = `sha384-${"A".repeat(64)}`;
const path = "/_assets/library/abcdef12/list.css";

const record = {
  schema: 1,
  module: "library",
  version: "1.0.0",
  build: "abcdef12",
  manifest: library,
  server: { file: "server.js", integrity },
  views: { list: { styles: [{ href: path, integrity }], interactive: false } },
  assets: [{ path, integrity, bytes: 10, type: "text/css" }],
};

test("what a build writes is read back with the manifest's defaults", () => {
  expect(parseReleaseRecord(record, "library.json")).toMatchObject({
    build: "abcdef12",
    manifest: { deadline: 3000, pages: { list: { form: false } } },
  });
});

test.each([
  [
    "an asset above its folder",
    { assets: [{ ...record.assets[0], path: "/_assets/library/abcdef12/../../x.js" }] },
  ],
  ["an asset elsewhere", { assets: [{ ...record.assets[0], path: "https://evil.example/x.js" }] }],
  [
    "a style without digest",
    { views: { list: { styles: [{ href: path, integrity: "" }], interactive: false } } },
  ],
  ["a weaker digest", { server: { file: "server.js", integrity: "md5-abc" } }],
  ["a server above its folder", { server: { file: "../other/server.js", integrity } }],
  ["a build that is no id", { build: "../x" }],
  ["a view that is no name", { views: { "<b>": { styles: [], interactive: false } } }],
  ["a manifest that is wrong", { manifest: { ...library, grade: 0 } }],
  ["an unknown field", { evil: true }],
  ["another schema", { schema: 2 }],
])("a record with %s is refused by name", (_, change) => {
  expect(() => parseReleaseRecord({ ...record, ...change }, "library.json")).toThrow(
    /^The release record library.json is not valid: /,
  );
});
