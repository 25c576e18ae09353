import type { Fault } from "./fault.ts";
import { moduleHung, moduleKilled, moduleSlowed } from "./module-faults.ts";
import { gatewayKilled, postgresqlRestarted, redisKilled } from "./portal-faults.ts";
import { releaseRolledBack } from "./release-fault.ts";

/** What `--fault` may name; what must hold meanwhile stands in loadtests/requirements.ts under the same names. */
export const allFaults: readonly Fault[] = [
  moduleKilled,
  moduleHung,
  moduleSlowed,
  redisKilled,
  postgresqlRestarted,
  gatewayKilled,
  releaseRolledBack,
];
