import type { Language } from "@madang/manifest";
import type { Logger } from "@madang/service";
import type { Kysely } from "kysely";
import type { ConfigOf, DatabaseOf } from "../module-types.ts";

/** What every load, action and API handler knows of the request and of its process. */
export interface RequestContext<M> {
  readonly language: Language;
  /** Id of the site that was asked. */
  readonly site: string;
  /** Path with language prefix and declared query. */
  readonly url: string;
  /** Personal pages: this module's pseudonym of the visitor. Undefined on public ones. */
  readonly visitor: string | undefined;
  /**
   * Personal pages: the client's network address, an IPv6 one as its /64. For limits alone: never logged, kept as a keyed
   * digest at most. Undefined where it is not known.
   */
  readonly client: string | undefined;
  /** Aborts when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  readonly log: Logger;
  /** On the module's own schema. */
  readonly db: Kysely<DatabaseOf<M>>;
  readonly config: ConfigOf<M>;
}
