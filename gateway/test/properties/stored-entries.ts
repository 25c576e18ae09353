import { onTestFinished, vi } from "vitest";
import { MemoryResponseStore } from "../../src/cache/store/memory-response-store.ts";
import type { StoredResponse } from "../../src/cache/store/stored-response.ts";

export interface StoredEntry {
  readonly key: string;
  readonly response: StoredResponse;
}

/** Everything that any memory store of this process takes in until the test ends; the stores work as always. */
export function watchStoredEntries(): { seen: () => StoredEntry[]; forget: () => void } {
  // Without an implementation of its own the spy lets every call through.
  const spy = vi.spyOn(MemoryResponseStore.prototype, "keep");
  const seen = (): StoredEntry[] => spy.mock.calls.map(([key, response]) => ({ key, response }));
  onTestFinished(() => spy.mockRestore());
  return { seen, forget: () => spy.mockClear() };
}

/** All that an entry says, in one text. */
export function textOf({ key, response }: StoredEntry): string {
  const { fields, body, tags, variant, vary } = response;
  return [key, ...fields, body.toString("latin1"), ...tags, variant, ...vary].join("\n");
}
