import { gatewayErrors } from "../errors.ts";
import type { Visit } from "../request/visit.ts";
import { guardedBody, refuseLargeBody, type BodyLimits } from "./guarded-body.ts";

const formType = "application/x-www-form-urlencoded";
const formLimit = 8 * 1024;

/** A form of the portal's own, such as that of the preferences. Throws GATEWAY_BODY_TYPE or GATEWAY_BODY_TOO_LARGE. */
export async function readSmallForm(
  visit: Visit,
  limits: Omit<BodyLimits, "limit">,
): Promise<URLSearchParams> {
  const type = visit.request.headers["content-type"] ?? "";
  if (type.split(";")[0]?.trim().toLowerCase() !== formType)
    throw gatewayErrors.create("BODY_TYPE", { type });
  refuseLargeBody(visit.request, formLimit);
  const chunks: Buffer[] = [];
  for await (const chunk of guardedBody(visit, { ...limits, limit: formLimit })) chunks.push(chunk);
  return new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
}
