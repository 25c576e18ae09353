import { Client, errors } from "undici";
import { internalHeaders } from "@madang/manifest";
import type { ProbeResult } from "./judge-probe.ts";

const patience = 1500;

/** One question on a connection of its own, so that a process that takes no connections any more is seen too. Never rejects. */
export async function askReadiness(origin: string): Promise<ProbeResult> {
  const client = new Client(origin, {
    connect: { timeout: patience },
    headersTimeout: patience,
    bodyTimeout: patience,
  });
  try {
    const { statusCode, headers, body } = await client.request({
      method: "GET",
      path: "/health/ready",
      headers: { accept: "application/json" },
      signal: AbortSignal.timeout(patience),
    });
    body.on("error", () => {}).resume();
    const build = headers[internalHeaders.build];
    return { kind: "answered", status: statusCode, build: typeof build === "string" ? build : undefined };
  } catch (error) {
    return { kind: isLate(error) ? "late" : "unreachable" };
  } finally {
    void client.destroy();
  }
}

function isLate(error: unknown): boolean {
  return (
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.ConnectTimeoutError ||
    (error instanceof Error && error.name === "TimeoutError")
  );
}
