import type { Gateway } from "../gateway.ts";
import type { Visit } from "../request/visit.ts";
import type { ApiRoute } from "../routes/route-table.ts";
import type { Patience } from "../upstream/patience.ts";

/** What somebody wants of a module's API. */
export interface ApiQuestion {
  readonly gateway: Gateway;
  readonly visit: Visit;
  readonly route: ApiRoute;
  /** Path at the module with the declared query. */
  readonly path: string;
  readonly patience: Patience;
}
