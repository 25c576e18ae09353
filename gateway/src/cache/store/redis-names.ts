import { createHash } from "node:crypto";
import type { Redis } from "@madang/redis";
import type { StoredResponse, VariantOf } from "./stored-response.ts";

/** One way in which answers vary, as a name without line breaks; the prefix tells "varies on nothing" from "no name". */
export function shapeName(vary: readonly string[]): string {
  return `v${vary.join(",")}`;
}

export function varyOfShape(name: string): readonly string[] {
  return name.length <= 1 ? [] : name.slice(1).split(",");
}

/** Of a variant within the hash of its key. */
export function fieldName(shape: string, variant: string): string {
  return digest(`${shape}\n${variant}`).slice(0, 22);
}

/** Where all variants of a key stand: a hash with the shapes (`s`), and a head (`h…`) and the bytes (`b…`) of each variant. */
export function storedAt(redis: Redis, key: string): string {
  return redis.key("r", digest(key));
}

/** Remembers for a while that the key was deleted: the sequence number of it. */
export function deletedAt(redis: Redis, key: string): string {
  return redis.key("d", digest(key));
}

/** Names of the fields that the request could find its answer in, for each shape. */
export function candidates(shapes: readonly string[], variantOf: VariantOf): string[] {
  return shapes.flatMap((shape) => [shape, fieldName(shape, variantOf(varyOfShape(shape)))]);
}

/** What the scripts have to know of an answer without reading it: sequence number, time, end of its last use, epoch; then its tags. */
export function headOf(
  response: StoredResponse,
  given: { seq: number; until: number; epoch: string },
): string {
  const { seq, until, epoch } = given;
  return [`${seq} ${response.receivedAt} ${until} ${epoch}`, ...response.tags].join("\n");
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
