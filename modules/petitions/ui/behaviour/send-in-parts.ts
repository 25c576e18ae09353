import { attachmentProblems, type AttachmentProblem } from "../../contract/attachment-limits.ts";

export type SendResult =
  | { readonly kind: "complete" }
  | { readonly kind: "refused"; readonly problem: AttachmentProblem }
  /** The draft is not there any more. */
  | { readonly kind: "gone" }
  /** The connection did not come back in time, or somebody said stop. */
  | { readonly kind: "stopped" };

export interface Sending {
  /** Address of this file in the API. */
  readonly address: string;
  readonly file: File;
  readonly signal: AbortSignal;
  readonly onProgress: (received: number) => void;
  /** True while the line is down. */
  readonly onWaiting: (waiting: boolean) => void;
}

/** Seconds between one attempt and the next; after the last one the visitor is asked. */
const pauses = [1, 2, 4, 8, 15, 30, 30, 60, 60, 120];

/** Sends a file part by part, from where the server says that it is; a line that breaks costs one part. */
export async function sendInParts(sending: Sending): Promise<SendResult> {
  const { address, file, signal } = sending;
  const begun = await persistently(sending, () =>
    fetch(address, {
      method: "PUT",
      signal,
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name: file.name, bytes: file.size, modified: file.lastModified }),
    }),
  );
  if (!("answer" in begun)) return begun;
  const { part } = begun.answer;
  let { received } = begun.answer;
  let complete = received > 0 && received === file.size;
  while (!complete) {
    sending.onProgress(received);
    const start = received;
    const added = await persistently(sending, () =>
      fetch(`${address}?start=${start}`, {
        method: "PATCH",
        signal,
        headers: { "content-type": "application/octet-stream" },
        body: file.slice(start, start + (part ?? 65_536)),
      }),
    );
    if (!("answer" in added)) return added;
    received = added.answer.received;
    complete = added.answer.complete === true;
  }
  sending.onProgress(file.size);
  return { kind: "complete" };
}

interface PartAnswer {
  readonly received: number;
  readonly part?: number;
  readonly complete?: boolean;
}

/** Asks until there is an answer about the file: a line or a server that is away for a while is none. */
async function persistently(
  { signal, onWaiting }: Sending,
  ask: () => Promise<Response>,
): Promise<{ readonly answer: PartAnswer } | Exclude<SendResult, { kind: "complete" }>> {
  for (const pause of [...pauses, 0]) {
    const response = await ask().catch(() => undefined);
    if (signal.aborted) return { kind: "stopped" };
    if (response?.ok) {
      const answer = (await response.json().catch(() => undefined)) as PartAnswer | undefined;
      if (answer !== undefined) {
        onWaiting(false);
        return { answer };
      }
    } else if (response !== undefined && response.status < 500 && ![408, 429].includes(response.status)) {
      onWaiting(false);
      return refusalOf(response);
    }
    onWaiting(true);
    if (pause > 0) await pauseOrOnline(pause * 1000, signal);
  }
  return { kind: "stopped" };
}

async function refusalOf(response: Response): Promise<Exclude<SendResult, { kind: "complete" }>> {
  if (response.status === 410) return { kind: "gone" };
  const { code = "" } = (await response.json().catch(() => ({}))) as { code?: string };
  const named = code.replace("PETITIONS_FILE_", "").toLowerCase().replaceAll("_", "-");
  const problem = attachmentProblems.find((one) => one === named);
  if (response.status === 413) return { kind: "refused", problem: "too-large" };
  return problem === undefined ? { kind: "stopped" } : { kind: "refused", problem };
}

/** The browser tells when the line is back; what it says is a hint, so the clock runs too. */
function pauseOrOnline(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      removeEventListener("online", done);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    addEventListener("online", done);
    signal.addEventListener("abort", done);
  });
}
