import type { Logger, RequestLines } from "@madang/service";
import type { HttpCache } from "../cache/engine/http-cache.ts";
import type { FieldList } from "../cache/field-list.ts";
import type { PeekableStore } from "../cache/store/open-response-store.ts";
import type { HotPath } from "../hot/hot-path.ts";
import type { StandaloneOptions } from "./options.ts";
import type { SiteLimit } from "./site-limit.ts";
import type { Site } from "./site.ts";
import type { SiteMetrics } from "./site-metrics.ts";
import type { RecordAnswer } from "./site-recorder.ts";
import type { StraightNotes } from "../straight/straight-notes.ts";

/** What a request has at hand; made once in start-standalone.ts. */
export interface Standalone {
  readonly options: StandaloneOptions;
  readonly site: Site;
  readonly cache: HttpCache;
  /** What the cache stands on; undefined where nothing is stored. */
  readonly store: PeekableStore | undefined;
  /** Answers again what the cache has answered from memory. */
  readonly hot: HotPath;
  /** What is known not to be for sharing; undefined where the cache has something to say about each answer. */
  readonly straight: StraightNotes<undefined> | undefined;
  readonly limit: SiteLimit;
  readonly metrics: SiteMetrics;
  readonly log: Logger;
  /** One for each request that went well. */
  readonly lines: RequestLines;
  /** Of hits that are answered again. */
  readonly recordHit: RecordAnswer;
  /** Of what went straight to the site and back. */
  readonly recordPassed: RecordAnswer;
  /** What is done to the fields of every answer. */
  readonly dress: (fields: FieldList) => string[];
  draining(): boolean;
}
