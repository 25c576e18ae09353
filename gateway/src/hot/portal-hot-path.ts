import type { IncomingMessage } from "node:http";
import { requestIdFrom } from "@madang/service";
import type { Config } from "../config.ts";
import { cookieValue, readPreferences } from "../preferences/preferences.ts";
import type { Limits } from "../protect/rate-limit/limits.ts";
import type { ReadClientAddress } from "../request/client-address.ts";
import { HotPath } from "./hot-path.ts";

/** Before the stages of a portal: of a visitor it looks at the preferences alone, as a public page does. */
export function portalHotPath(options: {
  config: Config;
  limits: Limits;
  readClient: ReadClientAddress;
  draining: () => boolean;
}): HotPath {
  const { config, limits, readClient, draining } = options;
  return new HotPath({
    rules: {
      limits: config,
      obeysClients: false,
      cookieClass: (field) => (field === undefined ? "" : cookieValue(readPreferences(field))),
      // Where the log names the client, the line is made the long way.
      admits: (request) =>
        !config.logClientAddress && limits.byAddress.take(readClient(request).address) === 0,
      requestId: (request) => requestIdOf(request, readClient),
      draining,
    },
  });
}

/** A proxy of ours in front may have named the request (../request/visit.ts). */
function requestIdOf(request: IncomingMessage, readClient: ReadClientAddress): string {
  const named = request.headers["request-id"] ?? request.headers["x-request-id"];
  return requestIdFrom(typeof named === "string" && readClient(request).trusted ? named : undefined);
}
