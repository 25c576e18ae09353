import type { Manifest } from "@madang/manifest";

/** Exists in types alone: what `db` and `config` are in the definitions of one module. */
declare const moduleTypes: unique symbol;

export interface ModuleTypes {
  /** Tables of the module's schema, as Kysely describes them. */
  readonly database?: unknown;
  /** The module's own options, beyond those of every service. */
  readonly config?: unknown;
}

/**
 * A manifest that knows its server's types:
 * `export const news: ServerModule<typeof manifest, { database: NewsDatabase }> = manifest;`
 */
export type ServerModule<M extends Manifest, Types extends ModuleTypes> = M & {
  readonly [moduleTypes]?: Types;
};

type TypesOf<M> = M extends { readonly [moduleTypes]?: infer Types } ? Types : unknown;

// A module that names no types gets `any`: its queries are then checked by PostgreSQL alone.
// eslint-disable-next-line typescript/no-explicit-any
export type DatabaseOf<M> = TypesOf<M> extends { readonly database: infer Database } ? Database : any;

export type ConfigOf<M> = TypesOf<M> extends { readonly config: infer Config } ? Config : unknown;

export type PageName<M extends Manifest> = keyof M["pages"] & string;
export type BoxName<M extends Manifest> = keyof M["boxes"] & string;

/** `"id"` for `/news/:id`; `never` for a path without parameters. */
export type PathParameter<Path extends string> = Path extends `${string}/:${infer Name}/${infer Rest}`
  ? Name | PathParameter<`/${Rest}`>
  : Path extends `${string}/:${infer Name}`
    ? Name
    : never;
