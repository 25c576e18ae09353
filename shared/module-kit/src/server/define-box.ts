import type { Manifest } from "@madang/manifest";
import { z } from "zod";
import { kitErrors } from "../errors.ts";
import { checkQuery, type ViewReference } from "./define-page.ts";
import type { BoxName } from "./module-types.ts";
import type { LoadOutcome, Nothing } from "./outcome.ts";
import type { RequestContext } from "./request/request-context.ts";

export interface BoxContext<M, Query> extends RequestContext<M> {
  readonly query: Query;
}

export interface BoxDefinition<M, Query extends z.ZodObject, Data> {
  readonly query?: Query;
  /** `nothing()` leaves no trace of the box. */
  readonly load: (
    context: BoxContext<M, z.output<Query>>,
  ) => Data | LoadOutcome | Nothing | Promise<Data | LoadOutcome | Nothing>;
  readonly view: ViewReference<Data>;
  readonly tags?: (context: BoxContext<M, z.output<Query>> & { readonly data: Data }) => readonly string[];
  /** When the box stops being true; nothing stored is fresh beyond it. */
  readonly until?: (context: BoxContext<M, z.output<Query>> & { readonly data: Data }) => Date | undefined;
}

export interface DefinedBox {
  readonly kind: "box";
  readonly module: string;
  readonly name: string;
  readonly query: z.ZodObject;
  readonly definition: BoxDefinition<unknown, z.ZodObject, unknown>;
}

/** Throws KIT_UNDECLARED or KIT_QUERY_UNDECLARED at start, never later. */
export function defineBox<M extends Manifest, Data, Query extends z.ZodObject = z.ZodObject<{}>>(
  module: M,
  name: BoxName<M>,
  definition: BoxDefinition<M, Query, Data>,
): DefinedBox {
  const box = Object.hasOwn(module.boxes, name) ? module.boxes[name] : undefined;
  if (box === undefined)
    throw kitErrors.create("UNDECLARED", {
      module: module.id,
      kind: "box",
      name,
      valid: Object.keys(module.boxes).join(", "),
    });
  const query = definition.query ?? z.object({});
  checkQuery("box", name, box.query, query);
  return {
    kind: "box",
    module: module.id,
    name,
    query,
    definition: definition as unknown as DefinedBox["definition"],
  };
}
