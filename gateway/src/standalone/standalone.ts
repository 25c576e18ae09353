import type { Logger } from "@madang/service";
import type { HttpCache } from "../cache/engine/http-cache.ts";
import type { FieldList } from "../cache/field-list.ts";
import type { StandaloneOptions } from "./options.ts";
import type { Site } from "./site.ts";
import type { SiteMetrics } from "./site-metrics.ts";

/** What a request has at hand; made once in start-standalone.ts. */
export interface Standalone {
  readonly options: StandaloneOptions;
  readonly site: Site;
  readonly cache: HttpCache;
  readonly metrics: SiteMetrics;
  readonly log: Logger;
  /** What is done to the fields of every answer. */
  readonly dress: (fields: FieldList) => string[];
  draining(): boolean;
}
