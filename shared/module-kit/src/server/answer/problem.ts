import { STATUS_CODES } from "node:http";
import { MadangError } from "@madang/errors";
import { kitErrors } from "../../errors.ts";
import { isDatabaseUnavailable } from "../database/database-unavailable.ts";
import type { Answer } from "./answer.ts";

/** Problem Details (RFC 9457), with the error's stable code as an extension member. */
export interface Problem {
  readonly type: "about:blank";
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
}

/** Seconds after which a client may try again when nothing better is known. */
const retryAfter = 5;

/** What a client may know of an error: everything about its own mistakes, nothing of what went wrong inside. */
export function problemOf(error: unknown): Problem {
  const known = disclosed(error);
  return {
    type: "about:blank",
    title: STATUS_CODES[known.status] ?? "Error",
    status: known.status,
    code: known.code,
    detail: known.message,
  };
}

export function problemAnswer(error: unknown, headers: Answer["headers"] = {}): Answer {
  const problem = problemOf(error);
  const retry = problem.status === 503 ? { "retry-after": String(retryAfter) } : {};
  return {
    status: problem.status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      ...retry,
      ...headers,
    },
    body: JSON.stringify(problem),
  };
}

function disclosed(error: unknown): { status: number; code: string; message: string } {
  if (error instanceof MadangError && (error.status < 500 || isAnnounced(error))) return error;
  if (isClientError(error)) return { status: error.statusCode, code: error.code, message: error.message };
  if (isDatabaseUnavailable(error)) return kitErrors.create("UNAVAILABLE", { seconds: retryAfter });
  return kitErrors.create("UNEXPECTED");
}

/** Failures of ours that say nothing of the inside. */
function isAnnounced(error: MadangError): boolean {
  return (["UNAVAILABLE", "DEADLINE_EXCEEDED", "STATEMENT_TIMEOUT", "FOLLOWERS_MANY"] as const).some((name) =>
    kitErrors.is(error, name),
  );
}

/** Fastify's own: body too large, unknown media type, malformed JSON, … */
function isClientError(error: unknown): error is Error & { statusCode: number; code: string } {
  if (!(error instanceof Error)) return false;
  const { statusCode, code } = error as Error & { statusCode?: unknown; code?: unknown };
  return typeof statusCode === "number" && statusCode >= 400 && statusCode < 500 && typeof code === "string";
}
