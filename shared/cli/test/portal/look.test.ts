import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { AuditEntry, Envelope, ReleaseSummary, TrustPolicy } from "@madang/releases";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import type { Findings } from "../../src/look/verify/verify-release.ts";
import { startAdminPortal, type AdminPortal, type Answer } from "./start-admin-portal.ts";

let portal: AdminPortal;
let build = "";
const asOperator = () => ({ token: portal.tokens.operator });

beforeAll(async () => {
  portal = await startAdminPortal();
  await portal.madang(["trust", "set", "trust.json"], asOperator());
  build = ((await portal.json(["release", "leaflets", "--no-check"])) as Answer<{ release: ReleaseSummary }>)
    .result.release.build;
});
afterAll(() => portal.close());

test("status says what runs where, since when, by whom, and how it is", async () => {
  const { exit, out } = await portal.madang(["status"]);
  expect(exit).toBe(0);
  expect(out).toMatch(
    new RegExp(`leaflets +stable +${build} +1\\.0\\.0 +(just now|\\d+ s ago) +media-token +1 of 1`),
  );
  const none = (await portal.json(["status", "--channel", "canary"])) as Answer<{ lines: unknown[] }>;
  expect(none.result.lines).toEqual([]);
  expect((await portal.madang(["status", "--trouble"])).exit).toBe(0);
});

test("a module that the portal does not know has no lines", async () => {
  const { exit, result } = (await portal.json(["status", "roads"])) as Answer<{ lines: unknown[] }>;
  expect({ exit, lines: result.lines }).toEqual({ exit: 0, lines: [] });
});

test("history names the token, the person and the outcome; refused attempts too", async () => {
  await portal.madang(["rollback", "leaflets"], { token: portal.tokens.other });
  const { out } = await portal.madang(["history", "leaflets"]);
  expect(out).toContain("media-token (kim)");
  const { result } = (await portal.json(["history", "leaflets", "--limit", "1"])) as Answer<AuditEntry[]>;
  expect(result).toMatchObject([{ by: "roads-token", outcome: "refused" }]);
});

test("history of the whole portal is for the operator", async () => {
  expect((await portal.madang(["history"])).exit).toBe(3);
  expect((await portal.madang(["history"], asOperator())).out).toContain("release leaflets");
});

test("releases shows what is live where", async () => {
  expect((await portal.madang(["releases", "leaflets"])).out).toMatch(new RegExp(`${build} .* stable`));
  expect((await portal.madang(["releases", "roads"])).out).toBe("No build of roads is released.\n");
});

async function findings(...words: string[]): Promise<{ exit: number; found: Findings[] }> {
  const { exit, result } = (await portal.json(["verify", ...words])) as Answer<Findings[]>;
  return { exit, found: result };
}

test("verify reads every byte and finds nothing wrong", async () => {
  const { exit, found } = await findings("leaflets");
  expect(exit).toBe(0);
  expect(found).toMatchObject([
    { subject: `leaflets ${build}`, signedBy: "team of media", files: 3, problems: [] },
  ]);
});

function storedFile(ending: string): string {
  const all = readdirSync(portal.store, { recursive: true, encoding: "utf8" });
  const [name = ""] = all.filter((one) => one.endsWith(ending) && one.includes(build));
  return path.join(portal.store, name);
}

test("a changed byte in the store and a file that is gone are named", async () => {
  const file = storedFile("leaflet.txt");
  const content = readFileSync(file);
  onTestFinished(() => writeFileSync(file, content));
  writeFileSync(file, Buffer.from(content).fill("x", 0, 1));
  const changed = await findings("leaflets", build);
  expect(changed.exit).toBe(1);
  expect(changed.found[0]?.problems).toEqual([
    expect.stringMatching(/^\/_assets\/leaflets\/\w+\/leaflet\.txt differs from the record: 11 bytes with/),
  ]);
  rmSync(file);
  const gone = await findings("leaflets", build);
  expect(gone.found[0]?.problems).toEqual([expect.stringContaining("leaflet.txt is not in the store.")]);
});

test.each([
  ["br", (): Buffer => brotliCompressSync("another leaflet")],
  ["gz", (): Buffer => gzipSync(Buffer.alloc(5_000_000))],
  ["gz", (): Buffer => Buffer.from("not packed at all")],
])("a compressed file (%s) that unpacks to something else is named", async (coding, forged) => {
  const file = storedFile(`leaflet.txt.${coding}`);
  const content = readFileSync(file);
  onTestFinished(() => writeFileSync(file, content));
  writeFileSync(file, forged());
  const { exit, found } = await findings("leaflets", build);
  expect(exit).toBe(1);
  expect(found[0]?.problems).toEqual([
    expect.stringContaining(`leaflet.txt.${coding} differs from the record`),
  ]);
});

async function record(): Promise<Envelope> {
  const answer = await fetch(`${portal.admin}/v1/modules/leaflets/releases/${build}`, {
    headers: { authorization: `Bearer ${portal.tokens.team}` },
  });
  return ((await answer.json()) as { envelope: Envelope }).envelope;
}

function fileWith(content: unknown): string {
  const file = path.join(portal.root, "record.json");
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return "record.json";
}

test("a record in a file is verified as one of the registry is", async () => {
  const { exit, found } = await findings(fileWith(await record()));
  expect({ exit, problems: found[0]?.problems }).toEqual({ exit: 0, problems: [] });
});

test("a record whose bytes were changed is refused with what is wrong", async () => {
  const envelope = await record();
  const payload = Buffer.from(envelope.payload, "base64").toString().replace("1.0.0", "6.6.6");
  const forged = { ...envelope, payload: Buffer.from(payload).toString("base64") };
  const { exit, found } = await findings(fileWith(forged));
  expect(exit).toBe(1);
  expect(found[0]?.problems).toEqual([expect.stringContaining("its bytes are not what was signed")]);
});

test.each([
  ["{", 2],
  [{}, 1],
  [{ envelope: { payloadType: "x" } }, 1],
  ["[]", 1],
])("a file with %j is no record, and said so", async (content, code) => {
  const { exit, err } = await portal.madang(["verify", fileWith(content)]);
  expect(exit).toBe(code);
  expect(err).not.toContain("    at ");
});

test("a file that is not there, and a build that is not released", async () => {
  expect((await portal.madang(["verify", "absent.json"])).exit).toBe(2);
  const { exit, err } = await portal.madang(["verify", "leaflets", "aaaaaaaa"]);
  expect(exit).toBe(1);
  expect(err).toContain("There is no release aaaaaaaa of leaflets.");
});

test("trust shows keys, what would change, and is the operator's to change", async () => {
  expect((await portal.madang(["trust", "show"])).out).toMatch(
    /media +team +\S{43} +valid +leaflets +reading/,
  );
  const { result: policy } = (await portal.json(["trust", "show"])) as Answer<TrustPolicy>;
  delete policy.teams["roads"];
  writeFileSync(
    path.join(portal.root, "less.json"),
    JSON.stringify({ command: "trust show", exit: 0, result: policy }),
  );
  const dry = await portal.madang(["trust", "set", "less.json", "--dry-run"], asOperator());
  expect(dry.out).toContain("The team roads is removed with all its keys.\nNothing was changed");
  expect((await portal.madang(["trust", "set", "less.json"])).exit).toBe(3);
  expect((await portal.madang(["trust", "set", "less.json"], asOperator())).exit).toBe(0);
  expect((await portal.madang(["trust", "show"])).out).not.toContain("roads");
});

test.each([["{"], [[]], [{ teams: { Media: {} } }], [{ teams: {}, more: 1 }]])(
  "a trust policy like %j is refused before it is sent",
  async (content) => {
    const { exit, err } = await portal.madang(["trust", "set", fileWith(content)], asOperator());
    expect(exit).toBe(2);
    expect(err).toContain("record.json");
  },
);

test("keys new makes a key that signs, shows its public half alone, and overwrites none", async () => {
  const { exit, out } = await portal.madang(["keys", "new", "team-2027"]);
  expect(exit).toBe(0);
  const file = path.join(portal.root, ".madang/keys/team-2027.pem");
  const pem = readFileSync(file, "utf8");
  expect(out).toMatch(/\{"id":"team-2027","key":"[\w-]{43}"\}/);
  for (const line of pem.trim().split("\n").slice(1, -1)) expect(out).not.toContain(line);
  const again = await portal.madang(["keys", "new", "team-2027"]);
  expect(again.exit).toBe(1);
  expect(again.err).toContain("exists");
  expect(readFileSync(file, "utf8")).toBe(pem);
});

test.each(["../escape", "a/b", "UPPER", "a\u0000b", "x".repeat(80), "."])(
  "keys new refuses %j as an id and writes nothing",
  async (id) => {
    const { exit, err } = await portal.madang(["keys", "new", id]);
    expect(exit).toBe(1);
    expect(err).toContain("key id");
  },
);
