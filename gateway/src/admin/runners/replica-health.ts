import { askReadiness } from "../../upstream/health/ask-readiness.ts";
import { judgeProbe, type ProbeResult } from "../../upstream/health/judge-probe.ts";

/** Milliseconds for which an answer is believed. */
const believed = 2000;

interface Look {
  readonly at: number;
  readonly problem: Promise<string | undefined>;
}

export interface AskedReplica {
  readonly origin: string;
  readonly build: string;
}

/** Asks replicas themselves whether they are ready, and whether they are what they are taken for. */
export class ReplicaHealth {
  readonly #looks = new Map<string, Look>();

  /** Undefined where it is ready; otherwise why not. Never rejects. */
  async problemOf(replica: AskedReplica): Promise<string | undefined> {
    const key = `${replica.origin} ${replica.build}`;
    const known = this.#looks.get(key);
    if (known !== undefined && performance.now() - known.at < believed) return known.problem;
    this.#forgetOld();
    const look = { at: performance.now(), problem: ask(replica) };
    this.#looks.set(key, look);
    return look.problem;
  }

  /** The answer of this moment. */
  freshProblemOf(replica: AskedReplica): Promise<string | undefined> {
    return ask(replica);
  }

  #forgetOld(): void {
    const now = performance.now();
    for (const [key, { at }] of this.#looks) if (now - at > believed) this.#looks.delete(key);
  }
}

async function ask({ origin, build }: AskedReplica): Promise<string | undefined> {
  const result = await askReadiness(origin);
  return judgeProbe(result, build, 0) === "ready" ? undefined : reasonOf(result);
}

function reasonOf(result: ProbeResult): string {
  if (result.kind === "late") return "its readiness does not answer in time";
  if (result.kind === "unreachable") return "it cannot be reached";
  const { status, build } = result;
  return status === 200 ? `the build ${build ?? "unknown"} answers there` : `its readiness answers ${status}`;
}
