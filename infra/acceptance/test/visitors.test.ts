import { createHash } from "node:crypto";
import { type Answer, httpVisitor, type HttpVisitor, type Portal } from "@madang/test-kit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  attachFile,
  draftPath,
  draftSteps,
  filePetition,
  lookUp,
  password,
  receiptIn,
  submitDraft,
  writeDraft,
} from "../src/file-petition.ts";
import { photo } from "../src/browser-petition.ts";
import { startPatience, startSamplePortal } from "../src/sample-portal.ts";

/** Somebody with a sent petition and a draft, both full of their own marker. */
interface Citizen {
  readonly marker: string;
  readonly visitor: HttpVisitor;
  readonly receipt: string;
  readonly draft: string;
  /** Addresses that show what is theirs. */
  readonly addresses: readonly string[];
  readonly files: readonly string[];
}

let portal: Portal;
let citizens: readonly [Citizen, Citizen];

beforeAll(async () => {
  portal = await startSamplePortal({ sample: [] });
  // Both at the same time, step by step beside each other.
  citizens = await Promise.all([citizen("남대천가락"), citizen("솔내골장단")]);
}, startPatience);

afterAll(async () => {
  await portal?.stop();
});

async function citizen(marker: string): Promise<Citizen> {
  const visitor = httpVisitor(portal.origin);
  const sent = await writeDraft(visitor, marker);
  const content = Buffer.concat([photo.buffer, Buffer.from(marker)]);
  const attached = await attachFile(visitor, sent, { name: `${marker}.png`, content });
  expect(attached.answer.status).toBe(200);
  const receipt = receiptIn(await submitDraft(visitor, sent));
  const draft = await writeDraft(visitor, marker);
  const pages = [
    ...draftSteps.map((step) => draftPath(draft, step)),
    draftPath(draft, "delete"),
    `/petitions/receipt/${receipt}`,
    `/petitions/status/${receipt}`,
    `/petitions/status/${receipt}/withdraw`,
    `/petitions/status/${receipt}/supplement`,
  ];
  return {
    marker,
    visitor,
    receipt,
    draft,
    addresses: [...pages, ...pages.map((page) => `/en${page}`), `/api/petitions/sent/${receipt}/receipt`],
    files: [`/api/petitions/sent/${receipt}/files/${attached.id}`],
  };
}

/** However Korean letters are composed. */
function shows(answer: Answer, { marker, receipt }: Citizen): boolean {
  const heads = [...answer.headers.values()].map((value) => percentDecoded(value)).join("\n");
  const text = `${answer.text}\n${heads}`.normalize("NFC");
  return text.includes(marker) || (text.includes(receipt) && !answer.location.includes(receipt));
}

function percentDecoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

describe("two visitors at the same time", () => {
  it("a hundred interleaved requests: everyone sees their own, and nobody the other's", async () => {
    const [one, other] = citizens;
    const asked = Array.from({ length: 100 }, (_, index) => {
      const [asking, stranger] = index % 2 === 0 ? [one, other] : [other, one];
      const own = [...asking.addresses, ...asking.files];
      return { asking, stranger, path: own[Math.floor(index / 2) % own.length] ?? "" };
    });
    const wrong: string[] = [];
    const ask = async () => {
      for (let next = asked.shift(); next !== undefined; next = asked.shift()) {
        const { asking, stranger, path } = next;
        const answer = await asking.visitor.get(path);
        if (shows(answer, stranger)) wrong.push(`${path} shows another's`);
        if (answer.status !== 200) wrong.push(`${path}: ${answer.status}`);
      }
    };
    await Promise.all(Array.from({ length: 10 }, ask));
    expect(wrong).toEqual([]);
    for (const { visitor, addresses, marker } of citizens) {
      let shown = 0;
      for (const path of addresses) if ((await visitor.get(path)).text.includes(marker)) shown += 1;
      expect(shown).toBeGreaterThanOrEqual(5);
    }
  });

  it.each([
    ["with the other's cookies", () => new Map(citizens[1].visitor.cookies)],
    ["without cookies", () => new Map<string, string>()],
    ["with a cookie that was tampered with", () => tampered(citizens[0].visitor.cookies)],
  ])("%s the addresses of the first show nothing of theirs", async (_name, cookies) => {
    const [one] = citizens;
    for (const path of [...one.addresses, ...one.files]) {
      const answer = await httpVisitor(portal.origin, cookies()).get(path);
      expect(shows(answer, { ...one, receipt: one.marker }), path).toBe(false);
      expect(answer.status, path).toBeLessThan(500);
    }
  });

  it("what is typed into the other's draft, or sent or removed by a stranger, changes nothing", async () => {
    const [one, other] = citizens;
    const before = await one.visitor.get(draftPath(one.draft, "content"));
    for (const [path, fields] of [
      [draftPath(one.draft, "content"), { type: "suggestion", title: "남의 글", body: "남의 글", place: "" }],
      [
        draftPath(one.draft, "applicant"),
        { name: "남", reply: "email", telephone: "", email: "a@mail.example" },
      ],
      [draftPath(one.draft, "review"), { revision: "3", pin: password, pinAgain: password, consent: "yes" }],
      [draftPath(one.draft, "delete"), {}],
      [`/petitions/status/${one.receipt}`, { show: "1" }],
      [`/petitions/status/${one.receipt}/withdraw`, { reason: "", pin: "999888" }],
      [`/petitions/status/${one.receipt}/supplement`, { task: "answer", answer: "남의 글" }],
    ] as const) {
      const answer = await other.visitor.post(path, fields);
      expect(shows(answer, { ...one, receipt: one.marker }), path).toBe(false);
      expect(answer.status, path).toBeLessThan(500);
    }
    const attached = await attachFile(other.visitor, one.draft, { name: "남.png", content: photo.buffer });
    expect(attached.answer.status).toBeGreaterThanOrEqual(400);
    const after = await one.visitor.get(draftPath(one.draft, "content"));
    expect(after.status).toBe(200);
    expect(titleIn(after)).toBe(titleIn(before));
    expect((await one.visitor.get(draftPath(one.draft, "files"))).text).not.toContain("남.png");
    expect((await one.visitor.get(`/petitions/status/${one.receipt}`)).text).toContain(one.marker);
  });
});

function titleIn({ text }: Answer): string | undefined {
  return /name="title"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="title"/.exec(text)?.[0];
}

function tampered(cookies: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...cookies].map(([name, value]) => [name, `${value.slice(0, -8)}AAAAAAAA`]));
}

describe("everything personal", () => {
  it("is private and stored nowhere, whatever the answer, by HEAD too", async () => {
    const [one] = citizens;
    const visitors = [one.visitor, httpVisitor(portal.origin)];
    for (const visitor of visitors)
      for (const path of [...one.addresses, ...one.files, "/petitions/find", "/petitions/new"])
        for (const method of ["GET", "HEAD"]) {
          const answer = await visitor.ask(path, { method });
          const what = `${method} ${path} ${answer.status}`;
          expect(answer.headers.get("cache-control"), what).toBe("private, no-store");
          expect(answer.headers.get("etag"), what).toBeNull();
          expect(answer.text === "", what).toBe(method === "HEAD" || answer.status === 303);
        }
  });

  it("a file comes back whole to its owner, under a name that breaks no header", async () => {
    const [one] = citizens;
    const answer = await one.visitor.get(one.files[0] ?? "");
    const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
    expect(sha256(answer.bytes)).toBe(sha256(Buffer.concat([photo.buffer, Buffer.from(one.marker)])));
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment;/);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("content-security-policy")).toContain("sandbox");
  });
});

it("Korean letters that are typed decomposed are the same petition, and are found by the same password", async () => {
  const marker = "나란한글";
  const visitor = httpVisitor(portal.origin);
  const receipt = await filePetition(visitor, marker.normalize("NFD"));
  const other = httpVisitor(portal.origin);
  const found = await lookUp(other, receipt);
  expect(found.location).toContain(`/petitions/status/${receipt}`);
  const status = await other.get(found.location);
  expect(status.text).toContain(marker);
  expect(status.text).toBe(status.text.normalize("NFC"));
});

it("a wrong number and a wrong password get the same answer", async () => {
  const [one] = citizens;
  const plain = (answer: Answer, typed: string) => answer.text.replaceAll(typed, "…");
  const wrongPassword = await lookUp(httpVisitor(portal.origin), one.receipt, "905172");
  const wrongNumber = await lookUp(httpVisitor(portal.origin), "M26-0101-0009-9", "905172");
  expect(wrongPassword.status).toBe(wrongNumber.status);
  expect(plain(wrongPassword, one.receipt)).toBe(plain(wrongNumber, "M26-0101-0009-9"));
});
