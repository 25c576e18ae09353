import type { ServerResponse } from "node:http";

/** A body that is still being made, written at the client's pace. */
export interface StreamedBody {
  /** Resolves when every byte has been handed over; rejects when the rest will never come. */
  pipe(response: ServerResponse): Promise<void>;
}

export type AnswerBody = Buffer | readonly Buffer[] | StreamedBody | undefined;

/** What a stage has decided; send-answer.ts alone writes it. */
export interface Answer {
  readonly status: number;
  /** Names and values in turn, lower case. */
  readonly headers: readonly string[];
  readonly body: AnswerBody;
}

export function isStreamed(body: AnswerBody): body is StreamedBody {
  return body !== undefined && "pipe" in body;
}

/** Names and values in turn, as Node and undici take them without a copy. */
export function fieldList(fields: Readonly<Record<string, string>>): string[] {
  return Object.entries(fields).flat();
}

export function redirectTo(location: string, status: 303 | 308): Answer {
  return {
    status,
    headers: [
      "location",
      location,
      "cache-control",
      status === 308 ? "no-cache" : "no-store",
      "content-length",
      "0",
    ],
    body: undefined,
  };
}
