import { isWorthEncoding } from "../../answer/encodings.ts";
import { fieldValue, type FieldList } from "../field-list.ts";
import type { EffectiveDirectives } from "./effective-directives.ts";

const compressible =
  /^(?:text\/|image\/svg\+xml|application\/(?:.+\+)?(?:json|xml)$|application\/(?:javascript|ecmascript|manifest|wasm|x-ndjson|rtf|xhtml)|font\/(?:ttf|otf)|model\/gltf)/;

/** Whether the gateway may make codings of its own: not against `no-transform` (RFC 9110 section 7.7), not twice. */
export function mayCompress(answer: {
  readonly status: number;
  readonly fields: FieldList;
  readonly length: number;
  readonly directives: EffectiveDirectives;
}): boolean {
  const { fields, length, directives } = answer;
  if (!isWorthEncoding(length) || directives.noTransform || hasNoTransform(fields)) return false;
  const coding = fieldValue(fields, "content-encoding");
  if (coding !== undefined && coding.trim().toLowerCase() !== "identity") return false;
  const [type = ""] = (fieldValue(fields, "content-type") ?? "").split(";", 1);
  return compressible.test(type.trim().toLowerCase());
}

/** It binds every intermediary, also where a targeted field decides about storing. */
function hasNoTransform(fields: FieldList): boolean {
  return /(?:^|[\s,])no-transform(?:$|[\s,=])/i.test(fieldValue(fields, "cache-control") ?? "");
}
