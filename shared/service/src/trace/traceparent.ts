import { randomBytes } from "node:crypto";

/** W3C Trace Context (https://www.w3.org/TR/trace-context/), version 00. */
export interface Trace {
  /** 32 lower-case hexadecimal digits. */
  readonly traceId: string;
  /** 16 lower-case hexadecimal digits: this process's own span. */
  readonly spanId: string;
  readonly sampled: boolean;
}

const pattern = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

/** Undefined where section 3.2.2 says that the field must be ignored. */
export function parseTraceparent(field: string | undefined): Trace | undefined {
  if (field === undefined || field.length > 512) return undefined;
  const [, version, traceId, spanId, flags, rest] = pattern.exec(field) ?? [];
  if (version === undefined || traceId === undefined || spanId === undefined || flags === undefined)
    return undefined;
  if (version === "ff" || (version === "00" && rest !== undefined)) return undefined;
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined;
  return { traceId, spanId, sampled: (Number.parseInt(flags, 16) & 1) === 1 };
}

export function startTrace(): Trace {
  return { traceId: randomHex(16), spanId: randomHex(8), sampled: false };
}

/** A new span in the caller's trace, or a new trace where the caller sent none that is valid. */
export function continueTrace(field: string | undefined): Trace {
  const parent = parseTraceparent(field);
  return parent === undefined ? startTrace() : { ...parent, spanId: randomHex(8) };
}

export function formatTraceparent({ traceId, spanId, sampled }: Trace): string {
  return `00-${traceId}-${spanId}-${sampled ? "01" : "00"}`;
}

/** Each call to the kernel's or OpenSSL's generator costs more than everything else in an id: bytes are fetched for many. */
const stock = 4096;
let fetched = randomBytes(stock);
let used = 0;

function randomHex(bytes: number): string {
  if (used + bytes > stock) {
    fetched = randomBytes(stock);
    used = 0;
  }
  used += bytes;
  return fetched.toString("hex", used - bytes, used);
}
