import type { Readable } from "node:stream";
import type { z } from "zod";
import type { Admin } from "./admin.ts";
import type { Caller } from "./tokens/identify.ts";
import type { Need } from "./tokens/scopes.ts";

/** Raw bytes instead of JSON. */
export const bytes = "bytes";

export interface AdminAnswer {
  readonly status: number;
  /** JSON, or bytes. Nothing where there is none. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Input<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType | typeof bytes> {
  readonly params: z.output<P>;
  readonly query: z.output<Q>;
  readonly body: B extends z.ZodType ? z.output<B> : Readable;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly caller: Caller;
  /** Aborted when the caller has gone. */
  readonly signal: AbortSignal;
  readonly admin: Admin;
}

interface RouteOptions<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType | typeof bytes> {
  readonly method: "GET" | "HEAD" | "PUT" | "POST" | "DELETE";
  /** Below /v1, as Fastify writes it. */
  readonly path: string;
  readonly summary: string;
  /** From what stands in the path; what depends on the body is demanded by the route itself. */
  readonly needs: Need | ((params: Readonly<Record<string, string>>) => Need);
  readonly params: P;
  readonly query: Q;
  readonly body?: B;
  /** Bytes. */
  readonly bodyLimit?: number;
  /** By status, what is answered. */
  readonly answers: Readonly<Record<number, z.ZodType | typeof bytes | undefined>>;
  /** Name in the audit, for routes that change something. */
  readonly action?: string;
  readonly handle: (input: Input<P, Q, B>) => Promise<AdminAnswer>;
}

export type AdminRoute = RouteOptions<z.ZodObject, z.ZodObject, z.ZodType | typeof bytes>;

/** One address: the same schemas check, give types, and make the OpenAPI document. */
export function adminRoute<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType | typeof bytes = typeof bytes,
>(options: RouteOptions<P, Q, B>): AdminRoute {
  return options;
}
