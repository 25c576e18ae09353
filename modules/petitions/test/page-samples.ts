import type { Answer, HttpVisitor } from "@madang/test-kit";

/** An example petition that waits for material (README). */
const waiting = { receipt: "M26-1116-0205-3", pin: "493027" };
const pin = "482915";

const content = {
  type: "suggestion",
  title: "보행 신호를 늘려 주세요",
  body: "아침 8시 30분쯤 신호가 짧아 아이들이 다 건너지 못합니다.",
  place: "하늘로 12",
};
const applicant = { name: "한견본", reply: "email", telephone: "", email: "citizen@mail.example" };

/** Addresses of pages that belong to one visitor: a draft, a petition that was sent, and one that waits for material. */
export default async function pageSamples(
  visitor: HttpVisitor,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const draft = await writeDraft(visitor);
  const receipt = await sendDraft(visitor, await writeDraft(visitor));
  await visitor.post("/petitions/find", waiting);
  return {
    "draft-content": [`/petitions/draft/${draft}/content`],
    "draft-files": [`/petitions/draft/${draft}/files`],
    "draft-applicant": [`/petitions/draft/${draft}/applicant`],
    "draft-review": [`/petitions/draft/${draft}/review`],
    "draft-delete": [`/petitions/draft/${draft}/delete`],
    receipt: [`/petitions/receipt/${receipt}`],
    status: [`/petitions/status/${receipt}`, `/petitions/status/${waiting.receipt}`],
    withdraw: [`/petitions/status/${receipt}/withdraw`],
    supplement: [`/petitions/status/${waiting.receipt}/supplement`],
  };
}

async function writeDraft(visitor: HttpVisitor): Promise<string> {
  const begun = await visitor.post("/petitions/new", { type: content.type });
  const draft = partOf(begun, /\/petitions\/draft\/([\da-f-]{36})\/content$/);
  await visitor.post(`/petitions/draft/${draft}/content`, content);
  await visitor.post(`/petitions/draft/${draft}/files`, {});
  await visitor.post(`/petitions/draft/${draft}/applicant`, applicant);
  return draft;
}

async function sendDraft(visitor: HttpVisitor, draft: string): Promise<string> {
  const address = `/petitions/draft/${draft}/review`;
  const review = await visitor.get(address);
  const revision = /name="revision" value="(\d+)"/.exec(review.text)?.[1] ?? "";
  const sent = await visitor.post(address, { revision, pin, pinAgain: pin, consent: "yes" });
  return partOf(sent, /\/petitions\/receipt\/(M[\d-]+)$/);
}

function partOf({ status, location }: Answer, pattern: RegExp): string {
  const part = pattern.exec(location)?.[1];
  if (status === 303 && part !== undefined) return part;
  throw new Error(`expected a redirect to ${pattern.source}, got ${status} ${location}`);
}
