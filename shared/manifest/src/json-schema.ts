import { manifestSchema } from "./manifest.ts";

/** JSON Schema 2020-12 of what an author writes: editors complete and check with it, docs/manifest.md is made from it. */
export function manifestJsonSchema(): Readonly<Record<string, unknown>> {
  const schema = manifestSchema.toJSONSchema({ io: "input", unrepresentable: "any" });
  return { ...schema, title: "Madang module manifest" };
}
