import { randomBytes, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { type Answer, httpVisitor, type HttpVisitor } from "@madang/test-kit";
import { draftPath, lookUp, petitionFields, submitDraft } from "../file-petition.ts";

export interface Acknowledged {
  readonly marker: string;
  readonly draft: string;
  readonly receipt: string;
  readonly visitor: HttpVisitor;
  readonly file: { readonly id: string; readonly content: Buffer };
}

/** What a citizen counts while everything breaks around them. */
export interface Journal {
  readonly acknowledged: Acknowledged[];
  /** Promises that were broken. */
  readonly broken: string[];
  /** Requests that were answered by an error, or by nobody. */
  failures: number;
  uploads: number;
  lookUps: number;
}

/** A file of more than one part, which nobody else has. */
function ownFile(): Buffer {
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, randomBytes(300_000)]);
}

/** Files one petition after the other, asking again whatever is not answered, until told to stop; ends what was begun. */
export async function fileUntil(origin: string, journal: Journal, isOver: () => boolean): Promise<void> {
  while (!isOver()) await fileOne(origin, journal);
}

async function fileOne(origin: string, journal: Journal): Promise<void> {
  const visitor = httpVisitor(origin);
  const again = (ask: () => Promise<Answer>, ...statuses: number[]): Promise<Answer> =>
    untilAnswered(journal, ask, statuses);
  const marker = `표${randomBytes(5).toString("hex")}`;
  const fields = petitionFields(marker);
  await again(() => visitor.get("/petitions/new"), 200);
  const begun = await again(() => visitor.post("/petitions/new", { type: "suggestion" }), 303);
  const draft = /draft\/([\da-f-]{36})/.exec(begun.location)?.[1] ?? "";
  await again(() => visitor.post(draftPath(draft, "content"), fields.content), 303);
  const file = { id: randomUUID(), content: ownFile() };
  await upload(visitor, draft, file, journal);
  await again(() => visitor.post(draftPath(draft, "applicant"), fields.applicant), 303);
  const receipts = new Set<string>();
  // Twice, as somebody does whose first answer was lost: the review of what was sent leads to the same receipt.
  for (let time = 0; time < 2; time += 1) {
    const sent = await again(() => submitDraft(visitor, draft), 303);
    receipts.add(/receipt\/(M[\d-]+)$/.exec(sent.location)?.[1] ?? `no receipt: ${sent.location}`);
  }
  const [receipt = ""] = receipts;
  if (receipts.size !== 1 || !receipt.startsWith("M"))
    journal.broken.push(`one draft, receipts ${[...receipts].join(", ")}`);
  journal.acknowledged.push({ marker, draft, receipt, visitor, file });
  const found = await again(() => lookUp(httpVisitor(origin), receipt), 303, 422, 429);
  if (found.status === 303) journal.lookUps += 1;
  else if (found.status === 422) journal.broken.push(`${receipt} was acknowledged and is not found`);
}

/** Part by part: what was said to be there is where the next one begins, whatever happened in between. */
async function upload(
  visitor: HttpVisitor,
  draft: string,
  { id, content }: Acknowledged["file"],
  journal: Journal,
): Promise<void> {
  const address = `/api/petitions/drafts/${draft}/files/${id}`;
  const size = 100_000;
  const begin = async (): Promise<number> => {
    const answer = await untilAnswered(
      journal,
      () =>
        visitor.ask(address, {
          method: "PUT",
          body: JSON.stringify({ name: "현장.png", bytes: content.length }),
          headers: { "content-type": "application/json" },
        }),
      [200],
    );
    return (JSON.parse(answer.text) as { received: number }).received;
  };
  let told = 0;
  for (;;) {
    const start = await begin();
    if (start < told) journal.broken.push(`${told} bytes were acknowledged, ${start} are there`);
    if (start >= content.length) break;
    const part = new Uint8Array(content.subarray(start, start + size));
    const added = await visitor
      .ask(`${address}?start=${start}`, {
        method: "PATCH",
        body: part,
        headers: { "content-type": "application/octet-stream" },
        signal: AbortSignal.timeout(15_000),
      })
      .catch(() => undefined);
    if (added?.status === 200) told = (JSON.parse(added.text) as { received: number }).received;
    else journal.failures += 1;
  }
  journal.uploads += 1;
}

/** Asks until one of these answers comes. Throws where another comes that is no passing failure. */
export async function untilAnswered(
  journal: Journal,
  ask: () => Promise<Answer>,
  statuses: readonly number[],
): Promise<Answer> {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    const answer = await ask().catch(() => undefined);
    if (answer !== undefined && statuses.includes(answer.status)) return answer;
    if (answer !== undefined && answer.status < 500 && answer.status !== 429)
      throw new Error(`answered ${answer.status}: ${answer.location} ${answer.text.slice(0, 400)}`);
    journal.failures += 1;
    await sleep(100 + Math.random() * 200);
  }
  throw new Error("the portal did not come back");
}
