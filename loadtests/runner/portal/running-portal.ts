import { loadtestErrors } from "../errors.ts";
import type { PortalDatabase, TargetPortal } from "./target-portal.ts";

/**
 * A portal that runs already. With DATABASE_URL and MADANG_DATA_KEYS its data are compared too. Throws LOADTEST_PORTAL_SILENT,
 * _KEYS_NEEDED.
 */
export async function useRunningPortal(options: {
  url: string;
  environment: Readonly<Record<string, string | undefined>>;
  signal: AbortSignal;
}): Promise<TargetPortal> {
  const { url, environment, signal } = options;
  const database = databaseFrom(environment);
  try {
    const answer = await fetch(url, {
      redirect: "manual",
      signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]),
    });
    await answer.arrayBuffer();
    if (answer.status >= 500) throw new Error(`it answers ${answer.status}`);
  } catch (error) {
    signal.throwIfAborted();
    const { cause, message } = error as Error;
    const reason = cause instanceof Error && cause.message !== "" ? cause.message : message;
    throw loadtestErrors.create("PORTAL_SILENT", { url, reason }, error);
  }
  return { origin: url, database, controls: undefined, stop: async () => undefined };
}

function databaseFrom(environment: Readonly<Record<string, string | undefined>>): PortalDatabase | undefined {
  const { DATABASE_URL: url, MADANG_DATA_KEYS: dataKeys } = environment;
  if (url === undefined) return undefined;
  if (dataKeys === undefined) throw loadtestErrors.create("KEYS_NEEDED");
  return { url, dataKeys };
}
