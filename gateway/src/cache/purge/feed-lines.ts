import type { PurgeMode } from "./purge.ts";

/** A line of a module's feed of purges (shared/module-kit, GET /_purges). */
export type FeedLine =
  | { readonly kind: "start"; readonly epoch: string; readonly seq: number }
  | {
      readonly kind: "purge";
      readonly seq: number;
      readonly tags: readonly string[];
      readonly mode: PurgeMode;
    }
  | { readonly kind: "beat"; readonly seq: number };

/** Undefined for what is none. */
export function readFeedLine(text: string): FeedLine | undefined {
  const value = parsed(text);
  if (value === undefined) return undefined;
  const { epoch, seq, beat, tags, mode } = value;
  if (isNumber(beat)) return { kind: "beat", seq: beat };
  if (!isNumber(seq)) return undefined;
  if (typeof epoch === "string" && epoch !== "") return { kind: "start", epoch, seq };
  return isTags(tags) && isMode(mode) ? { kind: "purge", seq, tags, mode } : undefined;
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function isNumber(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isTags(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((tag) => typeof tag === "string");
}

function isMode(value: unknown): value is PurgeMode {
  return value === "soft" || value === "hard";
}
