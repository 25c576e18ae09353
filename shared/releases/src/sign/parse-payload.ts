import { checkPlainly, describeProblems } from "@madang/manifest";
import type { z } from "zod";
import { releasesErrors } from "../errors.ts";

/** Signed bytes that do not say what the schema says are refused all the same: RELEASES_PAYLOAD_INVALID. */
export function parsePayload<T extends z.ZodType>(schema: T, payload: Buffer, subject: string): z.output<T> {
  return checkPayload(schema, readJson(payload, subject), subject);
}

export function checkPayload<T extends z.ZodType>(schema: T, value: unknown, subject: string): z.output<T> {
  const result = checkPlainly(schema, value);
  if (result.success) return result.data;
  const problems = describeProblems(result.error, schema);
  throw releasesErrors.create("PAYLOAD_INVALID", { subject, problems }, result.error);
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function readJson(payload: Buffer, subject: string): unknown {
  try {
    return JSON.parse(utf8.decode(payload));
  } catch (error) {
    throw releasesErrors.create("PAYLOAD_INVALID", { subject, problems: "it is no JSON in UTF-8" }, error);
  }
}
