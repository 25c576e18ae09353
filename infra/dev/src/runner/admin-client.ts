import { wantedSchema, type ReplicaReport, type Wanted } from "@madang/releases";
import { askAdmin, type AdminAddress } from "../admin-request.ts";
import { supervisorErrors } from "../errors.ts";

/** The part of the admin API that runners use. Every call throws SUPERVISOR_ADMIN_AWAY or _ADMIN_REFUSED. */
export interface AdminClient {
  /** At once without `after`; with it, when the revision is another one, or when `waitSeconds` are over. */
  wanted(options: { after?: number; waitSeconds?: number; signal: AbortSignal }): Promise<Wanted>;
  report(of: { module: string; build: string }, report: ReplicaReport): Promise<void>;
}

/** Beyond the seconds that a call was asked to wait. */
const patienceMs = 10_000;

export function openAdminClient(admin: AdminAddress): AdminClient {
  return {
    async wanted({ after, waitSeconds = 0, signal }) {
      const path = `/v1/wanted${after === undefined ? "" : `?after=${after}&wait=${waitSeconds}`}`;
      const limit = AbortSignal.timeout(waitSeconds * 1000 + patienceMs);
      return parseWanted(await askAdmin(admin, { path, signal: AbortSignal.any([signal, limit]) }));
    },
    async report({ module, build }, report) {
      const path = `/v1/replicas/${module}/${build}`;
      await askAdmin(admin, { method: "PUT", path, json: report, signal: AbortSignal.timeout(patienceMs) });
    },
  };
}

function parseWanted(text: string | undefined): Wanted {
  try {
    return wantedSchema.parse(JSON.parse(text ?? ""));
  } catch (error) {
    const reason = "its answer is no list of wanted builds";
    throw supervisorErrors.create("ADMIN_REFUSED", { path: "/v1/wanted", reason }, error);
  }
}
