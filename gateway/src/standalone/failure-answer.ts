import { STATUS_CODES, type IncomingMessage } from "node:http";
import type { MadangError } from "@madang/errors";

export interface FailureAnswer {
  readonly status: number;
  readonly fields: string[];
  readonly body: Buffer;
}

/**
 * What a client reads in place of an answer: the status and its meaning, as a short page or as a problem (RFC 9457). Nothing of the
 * error's own words, which name machines behind the gateway.
 */
export function failureAnswer(
  error: MadangError,
  request?: IncomingMessage,
  retryAfter?: number,
): FailureAnswer {
  const { status, code } = error;
  const title = STATUS_CODES[status] ?? "Error";
  const asProblem = request !== undefined && prefersJson(request.headers.accept);
  const text = asProblem ? `${JSON.stringify({ status, title, code })}\n` : page(status, title);
  const body = Buffer.from(text);
  const fields = [
    "content-type",
    asProblem ? "application/problem+json" : "text/html; charset=utf-8",
    "content-length",
    String(body.length),
    "cache-control",
    "no-store",
  ];
  const wait = retryAfter ?? (status === 503 ? 5 : undefined);
  if (wait !== undefined) fields.push("retry-after", String(wait));
  return { status, fields, body };
}

function prefersJson(accept: string | undefined): boolean {
  return accept !== undefined && /\bjson\b/i.test(accept) && !/\btext\/html\b/i.test(accept);
}

/** The page that the parser's refusals get too, by which time there is no request to read. */
export function page(status: number, title: string): string {
  return `<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>${status} ${title}</title>\n<h1>${status} ${title}</h1>\n</html>\n`;
}
