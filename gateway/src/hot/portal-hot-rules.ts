import type { IncomingMessage } from "node:http";
import { requestIdFrom } from "@madang/service";
import { readBucket } from "../channels/bucket-cookie.ts";
import type { Channels } from "../channels/channels.ts";
import { mayDraw } from "../channels/may-draw.ts";
import { hasPreviewCookie } from "../channels/preview-cookie.ts";
import type { Config } from "../config.ts";
import { cookieValue, readPreferences } from "../preferences/preferences.ts";
import type { Limits } from "../protect/rate-limit/limits.ts";
import type { ReadClientAddress } from "../request/client-address.ts";
import type { HotRules } from "./hot-rules.ts";

/** Short ways before the stages of a portal: of a visitor they look at the preferences and at the builds that this visitor gets, as a public page does. */
export function portalHotRules(options: {
  config: Config;
  limits: Limits;
  readClient: ReadClientAddress;
  channels: Channels;
  draining: () => boolean;
}): HotRules {
  const { config, limits, readClient, channels, draining } = options;
  return {
    limits: config,
    obeysClients: false,
    cookieClass: (field) => {
      if (field === undefined) return "";
      const preferences = cookieValue(readPreferences(field));
      return channels.isOneForAll ? preferences : buildsClass(channels, field, preferences);
    },
    // Where the log names the client, the line is made the long way.
    admits: (request) =>
      !config.logClientAddress &&
      (channels.isOneForAll || !draws(channels, request)) &&
      limits.byAddress.take(readClient(request).address) === 0,
    requestId: (request) => requestIdOf(request, readClient),
    draining,
  };
}

/** Whose link to a preview is looked at goes the long way: nothing is ever kept under this word. */
const previewClass = "preview";

function buildsClass({ current }: Channels, field: string, preferences: string): string {
  if (hasPreviewCookie(field)) return previewClass;
  const { word } = current.assignments.of(readBucket(field));
  return word === "" ? preferences : `${preferences} ${word}`;
}

/** A bucket is drawn by the stages. */
function draws({ current }: Channels, request: IncomingMessage): boolean {
  return current.isSplit && mayDraw(request) && readBucket(request.headers.cookie) === undefined;
}

/** A proxy of ours in front may have named the request (../request/visit.ts). */
function requestIdOf(request: IncomingMessage, readClient: ReadClientAddress): string {
  const named = request.headers["request-id"] ?? request.headers["x-request-id"];
  return requestIdFrom(typeof named === "string" && readClient(request).trusted ? named : undefined);
}
