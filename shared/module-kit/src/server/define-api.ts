import type { Manifest } from "@madang/manifest";
import { z } from "zod";
import { kitErrors } from "../errors.ts";
import { checkQuery } from "./define-page.ts";
import type { FileAnswer } from "./file-answer.ts";
import type { Lasting } from "./lasting.ts";
import type { PathParameter } from "./module-types.ts";
import type { Gone, NotFound, Unavailable } from "./outcome.ts";
import type { RequestContext } from "./request/request-context.ts";

export type ApiMethod = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export interface ApiContext<M, Params, Query, Body> extends RequestContext<M> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
}

type ApiAnswer<Response> = Response | Lasting<Response> | NotFound | Gone | Unavailable;

export interface ApiRoute<
  M,
  Path extends string,
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Response extends z.ZodType,
> {
  readonly method: ApiMethod;
  /** Below the prefix of the manifest, for example `/items/:id`. */
  readonly path: Path;
  readonly summary: string;
  /** One field for each parameter of the path; where they do not fit, the answer is 404. */
  readonly params?: Params & z.ZodObject<{ [Name in PathParameter<Path>]: z.ZodType }>;
  /** Where it does not fit, the answer is 400 with every problem. */
  readonly query?: Query;
  readonly body?: Body;
  /** What is sent: fields that are not in it are left out of the answer. */
  readonly response: Response;
  /** 200 when left out. */
  readonly status?: 200 | 201 | 202;
  readonly handle: (
    context: ApiContext<M, z.output<Params>, z.output<Query>, z.output<Body>>,
  ) => ApiAnswer<z.input<Response>> | Promise<ApiAnswer<z.input<Response>>>;
  readonly tags?: (context: { readonly data: z.output<Response> }) => readonly string[];
  /** When the answer stops being true; nothing stored is fresh beyond it. */
  readonly until?: (context: { readonly data: z.output<Response> }) => Date | undefined;
}

export interface FileRoute<M, Path extends string, Params extends z.ZodObject, Query extends z.ZodObject> {
  /** Below the prefix of the manifest, for example `/files/:id/:name`. */
  readonly path: Path;
  readonly summary: string;
  readonly params?: Params & z.ZodObject<{ [Name in PathParameter<Path>]: z.ZodType }>;
  readonly query?: Query;
  /** Media types that it may answer with, without parameters; `image/*` for a family. */
  readonly produces: readonly string[];
  readonly handle: (
    context: ApiContext<M, z.output<Params>, z.output<Query>, undefined>,
  ) => FileOutcome | Promise<FileOutcome>;
  readonly tags?: (context: { readonly params: z.output<Params> }) => readonly string[];
  /** When the answer stops being true; nothing stored is fresh beyond it. */
  readonly until?: (context: { readonly data: FileAnswer }) => Date | undefined;
}

export type FileOutcome = FileAnswer | Lasting<FileAnswer> | NotFound | Gone | Unavailable;

export interface DefinedApiRoute {
  readonly method: ApiMethod;
  readonly path: string;
  readonly summary: string;
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly body: z.ZodType | undefined;
  readonly response: z.ZodType;
  readonly status: 200 | 201 | 202;
  readonly handle: (context: ApiContext<unknown, unknown, unknown, unknown>) => unknown;
  readonly tags:
    | ((context: { readonly data: unknown; readonly params: unknown }) => readonly string[])
    | undefined;
  readonly until: ((context: { readonly data: unknown }) => Date | undefined) | undefined;
  /** Set for routes that answer with a file. */
  readonly produces?: readonly string[];
}

export interface DefinedApi {
  readonly kind: "api";
  readonly module: string;
  readonly prefix: string;
  readonly routes: readonly DefinedApiRoute[];
}

/** One route whose handler is typed by its own schemas. */
export function apiRoute<
  M extends Manifest,
  const Path extends string,
  Response extends z.ZodType,
  Params extends z.ZodObject = z.ZodObject<{}>,
  Query extends z.ZodObject = z.ZodObject<{}>,
  Body extends z.ZodType = z.ZodUndefined,
>(_module: M, route: ApiRoute<M, Path, Params, Query, Body, Response>): DefinedApiRoute {
  return {
    ...route,
    params: route.params ?? z.object({}),
    query: route.query ?? z.object({}),
    body: route.body,
    status: route.status ?? 200,
    handle: route.handle as unknown as DefinedApiRoute["handle"],
    tags: route.tags as DefinedApiRoute["tags"],
    until: route.until as DefinedApiRoute["until"],
  };
}

/** GET of a file or a feed; conditional requests are answered by what the handler says of it. */
export function fileRoute<
  M extends Manifest,
  const Path extends string,
  Params extends z.ZodObject = z.ZodObject<{}>,
  Query extends z.ZodObject = z.ZodObject<{}>,
>(_module: M, route: FileRoute<M, Path, Params, Query>): DefinedApiRoute {
  return {
    ...route,
    method: "GET",
    params: route.params ?? z.object({}),
    query: route.query ?? z.object({}),
    body: undefined,
    response: z.unknown(),
    status: 200,
    handle: route.handle as unknown as DefinedApiRoute["handle"],
    tags: route.tags as DefinedApiRoute["tags"],
    until: route.until as DefinedApiRoute["until"],
  };
}

/** Throws KIT_UNDECLARED where the manifest has no API, KIT_QUERY_UNDECLARED where a route reads more than it declares. */
export function defineApi(module: Manifest, routes: readonly DefinedApiRoute[]): DefinedApi {
  if (module.api === undefined)
    throw kitErrors.create("UNDECLARED", {
      module: module.id,
      kind: "api",
      name: "api",
      valid: "none; an API is declared with its prefix",
    });
  for (const { path, query } of routes) checkQuery("API route", path, module.api.query, query);
  return { kind: "api", module: module.id, prefix: module.api.prefix, routes };
}
