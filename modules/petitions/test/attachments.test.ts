import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { uploader } from "./draft-uploads.ts";
import { startPetitions, type PetitionsServer } from "./petitions-server.ts";
import { pdf, png, sha256 } from "./sample-files.ts";
import { draftPath, receiptIn, visitor } from "./visitor.ts";

let server: PetitionsServer;

beforeAll(async () => {
  server = await startPetitions();
});
afterAll(() => server.close());

async function begun() {
  const citizen = visitor(server.origin);
  const draft = await citizen.draft();
  return { citizen, draft, files: uploader(server.origin, { name: citizen.name, draft }) };
}

function stored(draft: string) {
  return server.query<{ id: string; received: number; type: string | null }>(
    "select id, received, type from attachments where draft_id = $1 order by began_at",
    [draft],
  );
}

function codeOf(answer: { text: string }): string {
  return (JSON.parse(answer.text) as { code: string }).code;
}

describe("by the form, without scripts", () => {
  test("files are attached, shown, and lead on to the next step", async () => {
    const { citizen, draft, files } = await begun();
    const answer = await files.post([
      { name: "횡단보도 아침.png".normalize("NFD"), content: png(700_000) },
      { name: "기록.pdf", content: pdf(20) },
    ]);
    expect([answer.status, answer.location]).toEqual([303, draftPath(draft, "applicant")]);
    const { html } = await citizen.get(draftPath(draft, "files"));
    expect(html).toContain("횡단보도 아침.png");
    expect(html).toContain("기록.pdf");
    expect((await citizen.get(draftPath(draft, "review"))).html).toContain("횡단보도 아침.png");
    expect((await stored(draft)).map(({ type }) => type)).toEqual(["image/png", "application/pdf"]);
  });

  test("the form can come back for more, and a form that is sent twice attaches a file once", async () => {
    const { draft, files } = await begun();
    for (let time = 0; time < 2; time += 1) {
      const answer = await files.post([{ name: "a.pdf", content: pdf(300_000) }], "?stay=yes");
      expect([answer.status, answer.location]).toEqual([303, draftPath(draft, "files")]);
    }
    expect(await stored(draft)).toHaveLength(1);
  });

  test("a file can be taken away again", async () => {
    const { citizen, draft, files } = await begun();
    await files.post([{ name: "a.pdf", content: pdf(30) }]);
    const [file] = await stored(draft);
    const answer = await citizen.post(draftPath(draft, "files"), { remove: file?.id ?? "" });
    expect([answer.status, answer.location]).toEqual([303, draftPath(draft, "files")]);
    expect(await stored(draft)).toEqual([]);
  });

  test.each([
    [
      "a program that is called a photo",
      "현장.jpg",
      Buffer.from("MZ\u0090\u0000 this program"),
      "올릴 수 없는 형식",
    ],
    ["a program", "현장영상.exe", Buffer.from("MZ\u0090\u0000"), "올릴 수 없는 형식"],
    ["markup", "a.svg", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), "올릴 수 없는 형식"],
    ["a document called a picture", "a.png", pdf(30), "서로 다른 형식"],
    ["an empty file", "a.pdf", Buffer.alloc(0), "비어 있습니다"],
    ["a broken archive", "a.hwpx", Buffer.from("PK\u0003\u0004nonsense"), "열 수 없습니다"],
    ["one that is too large", "a.pdf", pdf(10 * 1024 * 1024 + 1), "10 MB를 넘습니다"],
  ])("%s is refused by name, and what was fine stays", async (_kind, name, content, words) => {
    const { draft, files } = await begun();
    const answer = await files.post([
      { name: "fine.pdf", content: pdf(40) },
      { name, content },
    ]);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(words);
    expect(answer.text).toContain("fine.pdf");
    expect(await stored(draft)).toHaveLength(1);
  });

  test("no more than five, and a name that could be markup is only a name", async () => {
    const { draft, files } = await begun();
    const seven = Array.from({ length: 7 }, (_, index) => ({
      name: `<img src=x onerror=alert(1)>${index}.pdf`,
      content: pdf(30, String(index)),
    }));
    const answer = await files.post(seven);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain("파일은 5개까지");
    expect(answer.text).not.toContain("<img src=x");
    expect(await stored(draft)).toHaveLength(5);
  });
});

describe("part by part", () => {
  test("a file arrives as it was, and is on its way to nobody else", async () => {
    const { draft, files } = await begun();
    const content = pdf(700_001);
    const answer = await files.send({ name: "보고서.pdf", content });
    expect(JSON.parse(answer.text)).toEqual({ received: 700_001, complete: true });
    const parts = await server.query<{ bytes: Buffer }>(
      "select bytes from attachment_parts join attachments a on a.id = attachment_id where draft_id = $1",
      [draft],
    );
    expect(parts).toHaveLength(3);
    for (const { bytes } of parts) expect(bytes.includes("%PDF")).toBe(false);
    const [row] = await server.query<{ name: Buffer }>("select name from attachments where draft_id = $1", [
      draft,
    ]);
    expect(row?.name.includes("보고서")).toBe(false);
  });

  test("goes on where the line broke, and a part that was sent before changes nothing", async () => {
    const { draft, files } = await begun();
    const content = pdf(600_000);
    const id = randomUUID();
    const part = (start: number) => files.part(id, start, content.subarray(start, start + 262_144));
    await files.begin(id, { name: "a.pdf", bytes: content.length });
    expect(JSON.parse((await part(0)).text)).toEqual({ received: 262_144, complete: false });
    expect(JSON.parse((await part(0)).text)).toEqual({ received: 262_144, complete: false });
    expect(JSON.parse((await part(524_288)).text)).toEqual({ received: 262_144, complete: false });
    const again = await files.begin(id, { name: "a.pdf", bytes: content.length });
    expect(JSON.parse(again.text)).toMatchObject({ received: 262_144 });
    expect((await visitor(server.origin, { name: "stranger" }).get(draftPath(draft, "files"))).status).toBe(
      303,
    );
    expect(JSON.parse((await part(262_144)).text)).toMatchObject({ received: 524_288 });
    expect(JSON.parse((await part(524_288)).text)).toEqual({ received: 600_000, complete: true });
    expect(JSON.parse((await part(524_288)).text)).toEqual({ received: 600_000, complete: true });
    expect(await stored(draft)).toHaveLength(1);
  });

  test("what has not arrived whole is told, is not reviewed and is not sent", async () => {
    const { citizen, draft, files } = await begun();
    const id = randomUUID();
    await files.begin(id, { name: "절반.pdf", bytes: 600_000, modified: 7 });
    await files.part(id, 0, pdf(262_144));
    expect((await citizen.get(draftPath(draft, "files"))).html).toContain("다 올라가지 않은 파일");
    expect((await citizen.get(draftPath(draft, "review"))).html).not.toContain("절반.pdf");
    receiptIn(await citizen.submit(draft));
    expect(await server.query("select 1 from attachments where id = $1", [id])).toEqual([]);
  });

  test("hundred at once keep to the limits", async () => {
    const { draft, files } = await begun();
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        files.send({ name: `${index}.pdf`, content: pdf(60, String(index)) }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
    expect(new Set(answers.filter(({ status }) => status !== 200).map(codeOf))).toEqual(
      new Set(["PETITIONS_FILE_TOO_MANY"]),
    );
    expect(await stored(draft)).toHaveLength(5);
  });

  test("all together may not be larger than all may be", async () => {
    const { files } = await begun();
    const large = 10 * 1024 * 1024;
    for (const name of ["1.pdf", "2.pdf", "3.pdf"])
      expect((await files.begin(randomUUID(), { name, bytes: large })).status).toBe(200);
    expect(codeOf(await files.begin(randomUUID(), { name: "4.pdf", bytes: 1 }))).toBe(
      "PETITIONS_FILE_ALL_TOO_LARGE",
    );
  });

  test.each([
    ["more than one file may have", { name: "a.pdf", bytes: 10 * 1024 * 1024 + 1 }, 422],
    ["nothing", { name: "a.pdf", bytes: 0 }, 422],
    ["less than nothing", { name: "a.pdf", bytes: -1 }, 400],
    ["a number that is none", { name: "a.pdf", bytes: 1e300 }, 400],
    ["no name", { name: "", bytes: 5 }, 400],
    ["more fields than there are", { name: "a.pdf", bytes: 5, draft_id: "x" }, 400],
  ])("begun with %s is refused", async (_what, file, status) => {
    const { files } = await begun();
    expect((await files.begin(randomUUID(), file)).status).toBe(status);
  });

  test("parts that are none are refused, and a path in a name is left away", async () => {
    const { citizen, draft, files } = await begun();
    const id = randomUUID();
    await files.begin(id, { name: "../../etc/비밀\u202e.pdf", bytes: 40 });
    expect(codeOf(await files.part(id, 0, Buffer.alloc(0)))).toBe("PETITIONS_PART_INVALID");
    expect((await files.part(id, -1, pdf(5))).status).toBe(400);
    expect((await files.part(id, 0, Buffer.alloc(262_145))).status).toBe(400);
    expect((await files.part("not-an-id", 0, pdf(5))).status).toBe(404);
    expect((await files.part(id, 0, Buffer.concat([pdf(40), Buffer.from("more")]))).status).toBe(200);
    const { html } = await citizen.get(draftPath(draft, "files"));
    expect(html).toContain(">비밀.pdf<");
  });

  test("another visitor, or none, reaches nothing of a draft's files", async () => {
    const { draft, files } = await begun();
    const id = randomUUID();
    await files.begin(id, { name: "a.pdf", bytes: 40 });
    const stranger = uploader(server.origin, { name: randomUUID(), draft });
    for (const answer of [
      await stranger.begin(randomUUID(), { name: "b.pdf", bytes: 40 }),
      await stranger.begin(id, { name: "b.pdf", bytes: 40 }),
      await stranger.part(id, 0, pdf(40)),
      await stranger.remove(id),
      await stranger.post([{ name: "b.pdf", content: pdf(40) }]),
    ])
      expect([410, 303]).toContain(answer.status);
    expect(await stored(draft)).toEqual([{ id, received: 0, type: null }]);
    const path = `/api/petitions/drafts/${draft}/files/${id}`;
    expect((await fetch(server.origin + path, { method: "DELETE" })).status).toBe(400);
  });
});

describe("sent with a petition", () => {
  async function sent() {
    const { citizen, draft, files } = await begun();
    const content = png(400_000);
    await files.send({ name: "사진.png", content });
    const receipt = receiptIn(await citizen.submit(draft));
    const [row] = await server.query<{ id: string }>(
      "select a.id from attachments a join petitions p on p.id = petition_id where receipt_number = $1",
      [receipt],
    );
    const path = `/api/petitions/sent/${receipt}/files/${row?.id ?? ""}`;
    const get = (name: string) => fetch(server.origin + path, { headers: { "madang-visitor": name } });
    return { citizen, content, receipt, get };
  }

  test("a file is the petition's, unchanged, and on record when its sender takes it", async () => {
    const { citizen, content, receipt, get } = await sent();
    const answer = await get(citizen.name);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/png"]);
    expect(answer.headers.get("content-disposition")).toContain("filename*=UTF-8''%EC%82%AC%EC%A7%84.png");
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect(sha256(await answer.arrayBuffer())).toBe(sha256(content));
    const record = await server.query(
      "select 1 from access_log where receipt_number = $1 and purpose = 'view-file'",
      [receipt],
    );
    expect(record).toHaveLength(1);
  });

  test("nobody else gets it", async () => {
    const { get, receipt } = await sent();
    expect((await get(randomUUID())).status).toBe(404);
    const nobody = await fetch(`${server.origin}/api/petitions/sent/${receipt}/files/${randomUUID()}`);
    expect(nobody.status).toBe(404);
  });

  test("a file that comes after the review is reviewed before it is sent", async () => {
    const { citizen, draft, files } = await begun();
    const review = await citizen.get(draftPath(draft, "review"));
    const revision = /name="revision" value="(\d+)"/.exec(review.html)?.[1] ?? "";
    await files.send({ name: "나중.pdf", content: pdf(50) });
    const answer = await citizen.submit(draft, { revision });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain("나중.pdf");
  });
});
