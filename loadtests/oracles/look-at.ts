import type { Answer } from "@madang/load-kit/examine-answer";

/** A page or a file as somebody without a browser sees it. Nothing where the portal did not answer: that counts among the errors of the load. */
export async function lookAt(origin: string, path: string, signal: AbortSignal): Promise<Answer | undefined> {
  const askedAt = Date.now();
  try {
    const answer = await fetch(origin + path, {
      redirect: "manual",
      signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]),
    });
    const body = await answer.text();
    const headers = Object.fromEntries(answer.headers);
    const { status } = answer;
    return { method: "GET", url: path, status, headers, body, askedAt, receivedAt: Date.now() };
  } catch {
    return undefined;
  }
}
