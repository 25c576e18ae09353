import type { ContractChange } from "./contract-change.ts";
import type { ModuleContract } from "./module-contract.ts";

/** A breaking change, and whether the rules let it pass. */
export interface JudgedChange extends ContractChange {
  /** Why the old contract counts as kept, or absent. */
  readonly kept?: string;
  /** Why the release is refused for it; absent where it may pass. */
  readonly refused?: string;
}

export interface ContractVerdict {
  readonly changes: readonly JudgedChange[];
  /** The last version and the one that is checked. */
  readonly versions: { readonly last: string; readonly next: string };
  readonly majorMoved: boolean;
  readonly refused: boolean;
}

/**
 * A breaking change passes when the major version moves, and what was relied on is served still or its end was announced by the last release
 * (docs/contract.md).
 */
export function judgeChanges(
  last: ModuleContract,
  next: ModuleContract,
  changes: readonly ContractChange[],
): ContractVerdict {
  const moved = majorMoved(last.version, next.version);
  const judged = changes.map((change): JudgedChange =>
    change.kind === "breaking" ? judge(change, { moved, last, next }) : change,
  );
  return {
    changes: judged,
    versions: { last: last.version, next: next.version },
    majorMoved: moved,
    refused: judged.some(({ refused }) => refused !== undefined),
  };
}

function judge(
  change: ContractChange,
  { moved, last, next }: { moved: boolean; last: ModuleContract; next: ModuleContract },
): JudgedChange {
  const kept = change.served ?? announced(change.subject, last.deprecated);
  if (kept === undefined)
    return {
      ...change,
      refused: `nothing serves it any more, and version ${last.version} did not announce its end`,
    };
  if (moved) return { ...change, kept };
  return {
    ...change,
    kept,
    refused: `version ${next.version} does not move the major number of ${last.version}: ${nextMajor(last.version)} would`,
  };
}

/** Announcing a page announces its query parameters and its entry in the menu too; a path announces all its operations. */
function announced(subject: string, deprecated: readonly string[]): string | undefined {
  const found = deprecated.find((name) => includes(name, subject));
  return found === undefined ? undefined : `the last release announced the end of ${found}`;
}

function includes(name: string, subject: string): boolean {
  if (subject === name || subject.startsWith(`${name}.`)) return true;
  if (name.startsWith("pages.") && subject === `navigation.${name.slice("pages.".length)}`) return true;
  return name.startsWith("api./") && operationPath(subject) === name.slice("api.".length);
}

function operationPath(subject: string): string | undefined {
  return subject.startsWith("api.") ? subject.split(" ")[1] : undefined;
}

/** Before 1.0.0 the second number is the one that promises (Semantic Versioning 2.0.0, item 4, as package managers read it). */
export function majorMoved(last: string, next: string): boolean {
  const [before, now] = [numbersOf(last), numbersOf(next)];
  if (now.major !== before.major) return now.major > before.major;
  return now.major === 0 && now.minor > before.minor;
}

function nextMajor(version: string): string {
  const { major, minor } = numbersOf(version);
  return major === 0 ? `0.${minor + 1}.0` : `${major + 1}.0.0`;
}

function numbersOf(version: string): { major: number; minor: number } {
  const [major = 0, minor = 0] = version.split(/[.-]/).map(Number);
  return { major, minor };
}
