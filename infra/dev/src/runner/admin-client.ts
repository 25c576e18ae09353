import { wantedSchema, type ReplicaReport, type Wanted } from "@madang/releases";
import { supervisorErrors } from "../errors.ts";

/** Where the admin API answers, and what opens it. */
export interface AdminAddress {
  readonly address: string;
  readonly token: string;
}

/** The part of the admin API that runners use. Every call throws SUPERVISOR_ADMIN_AWAY or _ADMIN_REFUSED. */
export interface AdminClient {
  /** At once without `after`; with it, when the revision is another one, or when `waitSeconds` are over. */
  wanted(options: { after?: number; waitSeconds?: number; signal: AbortSignal }): Promise<Wanted>;
  report(of: { module: string; build: string }, report: ReplicaReport): Promise<void>;
}

/** Beyond the seconds that a call was asked to wait. */
const patienceMs = 10_000;

export function openAdminClient({ address, token }: AdminAddress): AdminClient {
  const ask = async (path: string, options: RequestInit): Promise<string> => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const { status, text } = await send(new URL(path, address), { ...options, headers });
    if (status >= 200 && status < 300) return text;
    const reason = `${status} ${detailOf(text)}`;
    throw supervisorErrors.create(status >= 500 ? "ADMIN_AWAY" : "ADMIN_REFUSED", { address, path, reason });
  };
  return {
    async wanted({ after, waitSeconds = 0, signal }) {
      const query = after === undefined ? "" : `?after=${after}&wait=${waitSeconds}`;
      const limit = AbortSignal.timeout(waitSeconds * 1000 + patienceMs);
      return parseWanted(await ask(`/v1/wanted${query}`, { signal: AbortSignal.any([signal, limit]) }));
    },
    async report({ module, build }, report) {
      const signal = AbortSignal.timeout(patienceMs);
      const body = JSON.stringify(report);
      await ask(`/v1/replicas/${module}/${build}`, { method: "PUT", body, signal });
    },
  };
}

async function send(address: URL, options: RequestInit): Promise<{ status: number; text: string }> {
  try {
    const answer = await fetch(address, options);
    return { status: answer.status, text: await answer.text() };
  } catch (error) {
    throw supervisorErrors.create("ADMIN_AWAY", { address: address.origin, reason: reasonOf(error) }, error);
  }
}

function parseWanted(text: string): Wanted {
  try {
    return wantedSchema.parse(JSON.parse(text));
  } catch (error) {
    const reason = "its answer is no list of wanted builds";
    throw supervisorErrors.create("ADMIN_REFUSED", { path: "/v1/wanted", reason }, error);
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
