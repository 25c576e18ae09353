import { STATUS_CODES } from "node:http";
import { MadangError } from "@madang/errors";
import { registryErrors } from "@madang/registry";
import { z } from "zod";
import { adminErrors } from "../errors.ts";

/** Problem Details (RFC 9457), with the error's stable code as an extension member. */
export const problemSchema = z.strictObject({
  type: z.literal("about:blank"),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
});
export type Problem = z.infer<typeof problemSchema>;

export function problemOf(error: MadangError): Problem {
  const { status, code, message } = error;
  return { type: "about:blank", title: STATUS_CODES[status] ?? "Error", status, code, detail: message };
}

/** What a client may know: all about its own mistakes and about services that are away; of a defect of ours nothing. */
export function disclosed(cause: unknown, limit: number): MadangError {
  if (cause instanceof MadangError && (cause.status !== 500 || isOperators(cause))) return cause;
  if (!isFastifyError(cause)) return adminErrors.create("INTERNAL", {}, cause);
  const { code, statusCode } = cause;
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE") return adminErrors.create("BODY_TOO_LARGE", { limit }, cause);
  if (code === "FST_ERR_CTP_INVALID_MEDIA_TYPE")
    return adminErrors.create("BODY_TYPE", { type: "none", wanted: "application/json" }, cause);
  return statusCode >= 500
    ? adminErrors.create("INTERNAL", {}, cause)
    : adminErrors.create("BODY_UNREADABLE", { reason: code }, cause);
}

function isOperators(error: MadangError): boolean {
  return registryErrors.is(error, "NOT_ALLOWED");
}

function isFastifyError(cause: unknown): cause is Error & { statusCode: number; code: string } {
  if (!(cause instanceof Error)) return false;
  const { statusCode, code } = cause as Error & { statusCode?: unknown; code?: unknown };
  return typeof statusCode === "number" && typeof code === "string";
}
