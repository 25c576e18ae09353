import type { Move, MoveRequest } from "@madang/releases";

export function isOpen({ state }: Pick<Move, "state">): boolean {
  return state === "waiting" || state === "guarding";
}

/** Name of a move in the audit. */
export function actionOf({ to }: MoveRequest): string {
  return { stable: "promote", canary: "canary", previous: "rollback" }[to];
}

/** What the move is about, as a sentence. */
export function purposeOf({ module, request }: Pick<Move, "module" | "request">): string {
  if (request.to === "canary") return `${module} ${request.build} to ${request.weight} % of the visitors.`;
  if (request.to === "stable")
    return `${module} ${request.build} to all visitors${request.guard ? ", in guarded steps" : ""}.`;
  return request.build === undefined
    ? `The canary of ${module} ends.`
    : `${module} back to ${request.build}.`;
}

/** Said where the version goes back; it is allowed. */
export function backwards(from: string | undefined, to: string): string | undefined {
  if (from === undefined || compareVersions(to, from) >= 0) return undefined;
  return `The version goes back from ${from} to ${to}.`;
}

/** Semantic Versioning 2.0.0 section 11, as far as whole numbers and "a pre-release is older" go. */
export function compareVersions(left: string, right: string): number {
  const [a, b] = [parts(left), parts(right)];
  for (let at = 0; at < 3; at += 1) {
    const difference = (a.numbers[at] ?? 0) - (b.numbers[at] ?? 0);
    if (difference !== 0) return difference;
  }
  if (a.early === b.early) return 0;
  if (a.early === "" || b.early === "") return a.early === "" ? 1 : -1;
  return a.early < b.early ? -1 : 1;
}

function parts(version: string): { numbers: number[]; early: string } {
  const [whole = "", ...early] = version.split("+")[0]?.split("-") ?? [];
  return { numbers: whole.split(".").map(Number), early: early.join("-") };
}
