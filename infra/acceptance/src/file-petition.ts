import { randomUUID } from "node:crypto";
import type { Answer, HttpVisitor } from "@madang/test-kit";

export const draftSteps = ["content", "files", "applicant", "review"] as const;
export type DraftStep = (typeof draftSteps)[number];

export const password = "482915";

/** What a citizen writes; the marker stands in every text that is the citizen's own. */
export function petitionFields(marker: string): Record<"content" | "applicant", Record<string, string>> {
  return {
    content: {
      type: "suggestion",
      title: `${marker} 보행 신호를 늘려 주세요`,
      body: `${marker} 아침 8시 30분쯤 신호가 짧아 아이들이 다 건너지 못합니다.`,
      place: `${marker} 하늘로 12`,
    },
    applicant: { name: `한${marker}`, reply: "email", telephone: "", email: "citizen@mail.example" },
  };
}

export function draftPath(draft: string, step: string): string {
  return `/petitions/draft/${draft}/${step}`;
}

/** Chooses the type. Gives the draft's id. Throws where the portal answers otherwise. */
export async function beginDraft(visitor: HttpVisitor): Promise<string> {
  const begun = await visitor.post("/petitions/new", { type: "suggestion" });
  return partOf(begun, /\/petitions\/draft\/([\da-f-]{36})\/content$/);
}

/** Writes every step but the review. Gives the draft's id. */
export async function writeDraft(visitor: HttpVisitor, marker: string): Promise<string> {
  const draft = await beginDraft(visitor);
  const fields = petitionFields(marker);
  partOf(await visitor.post(draftPath(draft, "content"), fields.content), /\/(files)$/);
  partOf(await visitor.post(draftPath(draft, "files"), {}), /\/(applicant)$/);
  partOf(await visitor.post(draftPath(draft, "applicant"), fields.applicant), /\/(review)$/);
  return draft;
}

/** Opens the review and sends it: the answer, whatever it is. */
export async function submitDraft(visitor: HttpVisitor, draft: string): Promise<Answer> {
  const review = await visitor.get(draftPath(draft, "review"));
  const revision = /name="revision" value="(\d+)"/.exec(review.text)?.[1];
  if (revision === undefined) return review;
  const fields = { revision, pin: password, pinAgain: password, consent: "yes" };
  return visitor.post(draftPath(draft, "review"), fields);
}

/** The whole way. Gives the receipt number. */
export async function filePetition(visitor: HttpVisitor, marker: string): Promise<string> {
  return receiptIn(await submitDraft(visitor, await writeDraft(visitor, marker)));
}

export function receiptIn(answer: Answer): string {
  return partOf(answer, /\/petitions\/receipt\/(M[\d-]+)$/);
}

export function lookUp(visitor: HttpVisitor, receipt: string, pin = password): Promise<Answer> {
  return visitor.post("/petitions/find", { receipt, pin });
}

/** Attaches by the API, as a script does. Gives the file's id, or the first answer that refuses. */
export async function attachFile(
  visitor: HttpVisitor,
  draft: string,
  file: { name: string; content: Buffer },
): Promise<{ id: string; answer: Answer }> {
  const id = randomUUID();
  const address = `/api/petitions/drafts/${draft}/files/${id}`;
  let answer = await visitor.ask(address, {
    method: "PUT",
    body: JSON.stringify({ name: file.name, bytes: file.content.length }),
    headers: { "content-type": "application/json" },
  });
  const part = 256 * 1024;
  for (let start = 0; start < file.content.length && answer.status === 200; start += part)
    answer = await visitor.ask(`${address}?start=${start}`, {
      method: "PATCH",
      body: new Uint8Array(file.content.subarray(start, start + part)),
      headers: { "content-type": "application/octet-stream" },
    });
  return { id, answer };
}

function partOf(answer: Answer, pattern: RegExp): string {
  const part = pattern.exec(answer.location)?.[1];
  if (answer.status !== 303 || part === undefined)
    throw new Error(
      `expected a redirect to ${pattern}, got ${answer.status} ${answer.location} ${answer.text.slice(0, 300)}`,
    );
  return part;
}
