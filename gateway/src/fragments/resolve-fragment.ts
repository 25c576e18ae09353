import type { CacheRules } from "@madang/manifest";
import { MadangError } from "@madang/errors";
import type { Logger } from "@madang/service";
import { fragmentKey } from "../cache/fragment-key.ts";
import { mayServeOnError, mayStore } from "../cache/freshness.ts";
import type { Store } from "../cache/store.ts";
import { gatewayErrors } from "../errors.ts";
import { askModule, type FragmentRequest } from "./ask-module.ts";
import type { Fragment, ModuleAnswer, Outcome } from "./fragment.ts";

export interface StoredFragment {
  readonly fragment: Fragment;
  readonly storedAt: number;
  readonly rules: CacheRules;
}

export interface FragmentParts {
  readonly store: Store<StoredFragment>;
  readonly log: Logger;
  readonly failed: (module: string, error: MadangError) => void;
}

/** The ladder: the module, else its last good answer, else word that it is away. Throws only when nobody waits any more. */
export async function resolveFragment(parts: FragmentParts, asked: FragmentRequest): Promise<Outcome> {
  try {
    const answer = await askModule(asked);
    await keep(parts, asked, answer);
    return answer;
  } catch (cause) {
    const error = knownError(cause);
    if (blamesClient(error)) throw error;
    report(parts, asked, error);
    return (await lastGood(parts, asked)) ?? { kind: "away", error };
  }
}

async function keep({ store }: FragmentParts, asked: FragmentRequest, answer: ModuleAnswer): Promise<void> {
  const rules = asked.route.cache;
  if (answer.kind !== "fragment" || rules === undefined || asked.body !== undefined) return;
  const personal = isPersonal(asked);
  if (!mayStore({ rules, personal, status: answer.status, cacheControl: answer.cacheControl })) return;
  const stored = { fragment: answer, storedAt: Date.now(), rules };
  await store.set(keyOf(asked), stored, answer.html.length + 1024);
}

async function lastGood({ store }: FragmentParts, asked: FragmentRequest): Promise<Fragment | undefined> {
  if (isPersonal(asked) || asked.body !== undefined) return undefined;
  const stored = await store.get(keyOf(asked));
  if (stored === undefined || !mayServeOnError(stored, Date.now())) return undefined;
  const { fragment, storedAt, rules } = stored;
  return { ...fragment, copy: { storedAt, rules } };
}

function keyOf({ site, language, route, path }: FragmentRequest): string {
  return fragmentKey({ site, language, route, path });
}

function isPersonal({ route }: FragmentRequest): boolean {
  return route.kind === "page" && route.personal;
}

/** What the client did is answered to the client; the module is not at fault. */
function blamesClient(error: MadangError): boolean {
  return error.status < 500;
}

function knownError(cause: unknown): MadangError {
  return cause instanceof MadangError ? cause : gatewayErrors.create("INTERNAL", {}, cause);
}

function report({ log, failed }: FragmentParts, { visit, route }: FragmentRequest, error: MadangError): void {
  failed(route.name, error);
  const line = { route: route.name, requestId: visit.requestId, code: error.code };
  // A defect of ours needs its stack; what a module did is said in one sentence.
  if (error.status === 500) log.error({ ...line, err: error }, "fragment failed");
  else log.warn({ ...line, reason: error.message }, "fragment failed");
}
