/** What came of one question for readiness. */
export type ProbeResult =
  | { readonly kind: "answered"; readonly status: number; readonly build: string | undefined }
  | { readonly kind: "unreachable" }
  | { readonly kind: "late" };

/** `foreign`: another build runs there. `unsure`: nothing is said, what was known stays. */
export type ProbeVerdict = "ready" | "unready" | "foreign" | "unsure";

/** Times in a row that a replica may be late before it counts as unready: a moment of heavy work is no illness. */
const mostLate = 2;

/** `late`: how often in a row, with this time. A service without this address, or run from source, is not judged by it. */
export function judgeProbe(result: ProbeResult, expected: string, late: number): ProbeVerdict {
  if (result.kind === "unreachable") return "unready";
  if (result.kind === "late") return late < mostLate ? "unsure" : "unready";
  const { status, build } = result;
  if (build !== undefined && build !== "development" && build !== expected) return "foreign";
  if (status === 503) return "unready";
  return status === 200 ? "ready" : "unsure";
}
