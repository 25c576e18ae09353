import type { Site } from "@madang/manifest";
import type { Logger, RequestLines } from "@madang/service";
import type { ApiWay } from "./api/api-way.ts";
import type { AnswerAsset } from "./assets/answer-asset.ts";
import type { Caches } from "./cache/open-caches.ts";
import type { BuildVisits } from "./channels/channel-metrics.ts";
import type { Channels } from "./channels/channels.ts";
import type { OutcomeCounts } from "./channels/outcome-counts.ts";
import type { Previews } from "./channels/previews.ts";
import type { Frames } from "./compose/frames.ts";
import type { Config } from "./config.ts";
import type { FragmentParts } from "./fragments/resolve-fragment.ts";
import type { HotPath } from "./hot/hot-path.ts";
import type { HotRules } from "./hot/hot-rules.ts";
import type { IdentifyVisitor } from "./identity/visitor-cookie.ts";
import type { RecentDecisions } from "./operations/recent-decisions.ts";
import type { GatewayMetrics } from "./operations/gateway-metrics.ts";
import type { PageFlights } from "./pages/page-flights.ts";
import type { PageMemory } from "./pages/page-memory.ts";
import type { StoredPages } from "./pages/stored-pages.ts";
import type { Limits } from "./protect/rate-limit/limits.ts";
import type { SecurityHeaders } from "./protect/security-headers.ts";
import type { ReadClientAddress } from "./request/client-address.ts";
import type { LiveTable } from "./routes/live-table.ts";
import type { StraightNotes } from "./straight/straight-notes.ts";

/** What the stages of a request have at hand; made once in start-gateway.ts. */
export interface Gateway {
  readonly config: Config;
  readonly site: Site;
  /** Host names that this site answers for, lower case. */
  readonly hosts: ReadonlySet<string>;
  readonly log: Logger;
  /** For the one line of each request, whose every field is of our own making: nothing there needs looking for. */
  readonly requestLines: RequestLines;
  readonly metrics: GatewayMetrics;
  readonly decisions: RecentDecisions;
  readonly table: LiveTable;
  readonly channels: Channels;
  readonly buildVisits: BuildVisits;
  readonly previews: Previews;
  readonly outcomes: OutcomeCounts;
  readonly layouts: Frames;
  /** Of everything that is the same for everyone. */
  readonly caches: Caches;
  readonly fragments: FragmentParts;
  readonly memory: PageMemory;
  /** Which requests the short ways may answer. */
  readonly usual: HotRules;
  readonly hot: HotPath;
  /** What is known not to be for sharing. */
  readonly straight: StraightNotes<ApiWay>;
  readonly pages: StoredPages;
  readonly flights: PageFlights;
  readonly identify: IdentifyVisitor;
  readonly limits: Limits;
  readonly readClient: ReadClientAddress;
  readonly answerAsset: AnswerAsset;
  readonly security: SecurityHeaders;
  draining(): boolean;
}
