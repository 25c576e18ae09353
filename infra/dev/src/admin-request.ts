import { supervisorErrors } from "./errors.ts";

/** Where the admin API answers, and what opens it. */
export interface AdminAddress {
  readonly url: string;
  readonly token: string;
}

export interface AdminRequest {
  readonly method?: "GET" | "HEAD" | "PUT" | "POST";
  /** From /v1 on. */
  readonly path: string;
  readonly json?: unknown;
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Statuses that say that there is nothing. */
  readonly absent?: readonly number[];
  readonly signal: AbortSignal;
}

/** The answer's text, or undefined where there is nothing. Throws SUPERVISOR_ADMIN_AWAY and _ADMIN_REFUSED. */
export async function askAdmin(admin: AdminAddress, request: AdminRequest): Promise<string | undefined> {
  const { path, absent = [] } = request;
  const { status, text } = await send(admin, request);
  if (status >= 200 && status < 300) return text;
  if (absent.includes(status)) return undefined;
  const reason = `${status} ${detailOf(text).replace(/\.$/, "")}`;
  const name = status >= 500 ? "ADMIN_AWAY" : "ADMIN_REFUSED";
  throw supervisorErrors.create(name, { address: admin.url, path, reason });
}

async function send(admin: AdminAddress, request: AdminRequest): Promise<{ status: number; text: string }> {
  const { method = "GET", path, json, bytes, headers, signal } = request;
  try {
    const answer = await fetch(new URL(path, admin.url), {
      method,
      headers: {
        authorization: `Bearer ${admin.token}`,
        ...(json === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      body: json === undefined ? (bytes ?? null) : JSON.stringify(json),
      signal,
      // A token follows nobody elsewhere.
      redirect: "manual",
    });
    return { status: answer.status, text: await answer.text() };
  } catch (error) {
    throw supervisorErrors.create("ADMIN_AWAY", { address: admin.url, reason: reasonOf(error) }, error);
  }
}

/** An RFC 9457 problem says why; anything else is quoted. */
function detailOf(text: string): string {
  try {
    const { detail, title } = JSON.parse(text) as { detail?: string; title?: string };
    return detail ?? title ?? text.slice(0, 200);
  } catch {
    return text.slice(0, 200);
  }
}

/** fetch says only that it failed; the cause knows why. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? cause.message || String((cause as NodeJS.ErrnoException).code) : message;
}
