import { z } from "zod";

const accepted = new WeakMap<z.ZodType, readonly string[]>();

/** A body that is taken as it is, of one of these media types: parts of a file. Within the API's `bodyLimit`. */
export function bytesBody(types: readonly string[]): z.ZodType<Buffer> {
  const schema = z.custom<Buffer>((value) => Buffer.isBuffer(value));
  accepted.set(schema, types);
  return schema;
}

/** The media types of a body of bytes; undefined for JSON. */
export function bytesTypes(schema: z.ZodType): readonly string[] | undefined {
  return accepted.get(schema);
}
