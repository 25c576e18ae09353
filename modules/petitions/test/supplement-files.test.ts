import { afterAll, beforeAll, expect, test } from "vitest";
import { fieldIn, office } from "./office.ts";
import { startPetitions, type PetitionsServer } from "./petitions-server.ts";
import { pdf, png, sha256 } from "./sample-files.ts";
import { receiptIn, visitor } from "./visitor.ts";

let server: PetitionsServer;
beforeAll(async () => {
  server = await startPetitions();
});
afterAll(() => server.close());

interface Sent {
  readonly task?: string;
  readonly answer?: string;
  readonly remove?: string;
  readonly files?: readonly { readonly name: string; readonly content: Buffer }[];
}

/** A petition for which material is asked, and its citizen, who answers by the form. */
async function asked() {
  const citizen = visitor(server.origin);
  const receipt = receiptIn(await citizen.send());
  await office(server).askSupplement(receipt);
  const path = `/petitions/status/${receipt}/supplement`;
  const supplement = fieldIn((await citizen.get(path)).html, "supplement");
  const post = async ({ task, answer = "", remove, files = [] }: Sent, name = citizen.name) => {
    const form = new FormData();
    form.append("task", "answer");
    form.append("supplement", supplement);
    form.append("answer", answer);
    for (const file of files) form.append("files", new Blob([new Uint8Array(file.content)]), file.name);
    if (task !== undefined) form.append("task", task);
    if (remove !== undefined) form.append("remove", remove);
    const sent = await fetch(server.origin + path, {
      method: "POST",
      body: form,
      redirect: "manual",
      headers: { "madang-visitor": name, "madang-language": "ko" },
    });
    return { status: sent.status, location: sent.headers.get("location"), html: await sent.text() };
  };
  return { citizen, receipt, supplement, post };
}

function attached(supplement: string) {
  return server.query<{ id: string; petition: string | null }>(
    "select id, petition_id as petition from attachments where supplement_id = $1 order by began_at",
    [supplement],
  );
}

const photo = { name: "정문.png", content: png(300_000) };

test("an answer takes its files along, and the citizen gets them back as they were", async () => {
  const { citizen, receipt, supplement, post } = await asked();
  const sent = await post({
    answer: "정문 사진입니다",
    files: [photo, { name: "도면.pdf", content: pdf(90) }],
  });
  expect([sent.status, sent.location]).toEqual([303, `/petitions/status/${receipt}`]);
  const files = await attached(supplement);
  expect(files.map(({ petition }) => petition === null)).toEqual([false, false]);
  const shown = await citizen.post(`/petitions/status/${receipt}`, { show: "yes" });
  expect(shown.status).toBe(303);
  const { html } = await citizen.get(`/petitions/status/${receipt}`);
  const href = /href="(\/api\/petitions\/sent\/[^"]+)" download="정문.png"/.exec(html)?.[1] ?? "";
  const file = await fetch(server.origin + href, { headers: { "madang-visitor": citizen.name } });
  expect(sha256(await file.arrayBuffer())).toBe(sha256(photo.content));
});

test("files may be attached first, taken away again, and what was typed stays", async () => {
  const { supplement, post } = await asked();
  const first = await post({ task: "attach", answer: "아직 쓰는 중", files: [photo] });
  expect(first.html).toContain("정문.png");
  expect(first.html).toContain("아직 쓰는 중");
  const [file] = await attached(supplement);
  const second = await post({ remove: file?.id ?? "", answer: "더 쓴 글" });
  expect(second.html).toContain("더 쓴 글");
  expect(await attached(supplement)).toEqual([]);
});

test("a file that is refused holds the answer back, and what was fine stays", async () => {
  const { supplement, post } = await asked();
  const program = { name: "현장.exe", content: Buffer.from("MZ\u0090\u0000") };
  const answer = await post({ answer: "사진입니다", files: [photo, program] });
  expect(answer.status).toBe(422);
  expect(answer.html).toContain("‘현장.exe’ 파일은 올릴 수 없는 형식입니다");
  expect(answer.html).toContain("사진입니다");
  expect(await attached(supplement)).toHaveLength(1);
});

test("the same answer sent again attaches nothing more", async () => {
  const { supplement, post } = await asked();
  for (let round = 0; round < 3; round += 1)
    expect((await post({ answer: "정문 사진입니다", files: [photo] })).status).toBe(303);
  expect(await attached(supplement)).toHaveLength(1);
});

test("a stranger attaches nothing", async () => {
  const { supplement, post } = await asked();
  expect((await post({ answer: "거짓", files: [photo] }, "stranger")).status).toBe(303);
  expect(await attached(supplement)).toEqual([]);
});
