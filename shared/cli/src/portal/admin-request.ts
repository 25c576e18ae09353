import { MadangError } from "@madang/errors";
import { z } from "zod";
import { cliErrors } from "../errors.ts";
import type { Portal } from "./find-portal.ts";
import { understand } from "./understand.ts";

export interface AdminRequest {
  readonly method: "GET" | "HEAD" | "PUT" | "POST" | "DELETE";
  /** Below /v1, with what is in it already encoded. */
  readonly path: string;
  readonly json?: unknown;
  readonly body?: Blob;
  readonly headers?: Readonly<Record<string, string>>;
  /** For the whole of it, the answer's body included. */
  readonly seconds?: number;
}

export interface Asking {
  readonly portal: Portal;
  readonly signal: AbortSignal;
}

const usualSeconds = 15;

/** Status and list of ten thousand modules have some megabytes. */
const largestAnswer = 64 * 1024 * 1024;

/** What the administration answers, understood. Throws CLI_PORTAL_AWAY, _SLOW, _ANSWER, and what the administration itself says. */
export async function ask<T extends z.ZodType>(
  asking: Asking,
  request: AdminRequest,
  schema: T,
): Promise<z.output<T>> {
  return exchange(asking, request, async (answer) => {
    if (!answer.ok) throw await refusal(asking, request, answer);
    const read = understand(schema, parse(await textOf(answer)));
    if (read.success) return read.data;
    throw unclear(asking, request, read.problems);
  });
}

/** Nothing but whether it was done; false is a 404. */
export async function tell(asking: Asking, request: AdminRequest): Promise<boolean> {
  return exchange(asking, request, async (answer) => {
    if (answer.status === 404 && request.method === "HEAD") return false;
    if (!answer.ok) throw await refusal(asking, request, answer);
    await answer.body?.cancel();
    return true;
  });
}

/** Passes the bytes to `take` as they come; undefined where there are none. */
export async function fetchBytes<T>(
  asking: Asking,
  request: AdminRequest,
  take: (body: ReadableStream<Uint8Array>) => Promise<T>,
): Promise<T | undefined> {
  return exchange(asking, request, async (answer) => {
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw await refusal(asking, request, answer);
    return answer.body === null ? undefined : take(answer.body);
  });
}

async function exchange<T>(
  { portal, signal }: Asking,
  request: AdminRequest,
  read: (answer: Response) => Promise<T>,
): Promise<T> {
  const { method, path, seconds = usualSeconds } = request;
  const timeUp = AbortSignal.timeout(seconds * 1000);
  try {
    const answer = await fetch(`${portal.url}/v1${path}`, {
      method,
      headers: headersOf(portal, request),
      body: request.json === undefined ? (request.body ?? null) : JSON.stringify(request.json),
      signal: AbortSignal.any([signal, timeUp]),
      // A token follows nobody elsewhere.
      redirect: "manual",
    });
    return await read(answer);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (error instanceof MadangError) throw error;
    if (timeUp.aborted) throw cliErrors.create("PORTAL_SLOW", { ...named(portal, request), seconds }, error);
    if (!isNetworkError(error)) throw error;
    throw cliErrors.create("PORTAL_AWAY", { url: portal.url, reason: reasonOf(error) }, error);
  }
}

function headersOf({ token }: Portal, { json, headers }: AdminRequest): Record<string, string> {
  return {
    authorization: `Bearer ${token}`,
    accept: "application/json, application/problem+json, application/octet-stream",
    ...(json === undefined ? {} : { "content-type": "application/json" }),
    ...headers,
  };
}

function named({ url }: Portal, { method, path }: AdminRequest) {
  return { url, request: `${method} /v1${path}` };
}

/** fetch rejects with a TypeError whose cause is what happened; a body that breaks off does too. */
function isNetworkError(error: unknown): error is TypeError {
  return error instanceof TypeError && error.cause !== undefined;
}

function reasonOf(error: TypeError): string {
  const cause = error.cause as { code?: string; message?: string };
  return cause.code ?? cause.message ?? error.message;
}

async function textOf(answer: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of answer.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > largestAnswer) return "";
  }
  return text + decoder.decode();
}

/** Undefined is nothing that any schema takes. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** RFC 9457, with our stable code. */
const problemSchema = z.object({
  code: z.string().regex(/^[A-Z][A-Z0-9_]{2,80}$/),
  detail: z.string().min(1).max(5000),
});

async function refusal(asking: Asking, request: AdminRequest, answer: Response): Promise<MadangError> {
  const { status } = answer;
  const problem = problemSchema.safeParse(parse(await textOf(answer)));
  if (!problem.success && (status === 401 || status === 403))
    return cliErrors.create("TOKEN_REFUSED", {
      ...named(asking.portal, request),
      status,
      source: asking.portal.tokenFrom,
    });
  if (!problem.success) return unclear(asking, request, `status ${status} without a problem document`);
  const { code, detail } = problem.data;
  const source = asking.portal.tokenFrom;
  const remedy = status === 401 || status === 403 ? "The token came from {source}." : "";
  const definition = { status, message: "{detail}", remedy };
  return new MadangError({ code, definition, values: { detail, source } });
}

function unclear({ portal }: Asking, request: AdminRequest, reason: string): MadangError {
  return cliErrors.create("PORTAL_ANSWER", { ...named(portal, request), reason });
}
