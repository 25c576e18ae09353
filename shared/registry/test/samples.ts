import { createHash } from "node:crypto";
import type { Envelope, ReleaseSummary } from "@madang/releases";
import type { StoredSnapshot } from "../src/public.ts";

export function envelopeOf(text: string): Envelope {
  return {
    payloadType: "text/plain",
    payload: Buffer.from(text).toString("base64"),
    signatures: [{ keyid: "test", sig: "AAAA" }],
  };
}

export function summaryOf(module: string, build: string, bytes = "bytes"): ReleaseSummary {
  const digest = createHash("sha256").update(`${module}${build}${bytes}`).digest("hex");
  return { module, build, version: "1.0.0", digest, createdAt: "2026-11-01T00:00:00.000Z", by: "team" };
}

export function snapshotOf(sequence: number): StoredSnapshot {
  return { sequence, envelope: envelopeOf(String(sequence)) };
}
