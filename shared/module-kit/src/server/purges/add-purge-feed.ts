import { Readable } from "node:stream";
import { internalHeaders } from "@madang/manifest";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { kitErrors } from "../../errors.ts";
import { sendAnswer } from "../answer/answer.ts";
import { problemAnswer } from "../answer/problem.ts";
import { refuseOtherMethods } from "../routes/refuse-other-methods.ts";
import { searchOf } from "../routes/route-request.ts";
import { followPurges } from "./follow-purges.ts";
import type { PurgeRelay } from "./purge-relay.ts";

/** Gateways that may follow one process at the same time. */
export const mostFollowers = 200;
const retryAfter = 5;

/** Where gateways follow this module's purges. Not below any page: what the gateway asks for a visitor never leads here. */
export const purgeFeedPath = "/_purges";

/**
 * `GET /_purges?after=<seq>`: a line of JSON for each purge after that number, and for each that comes. Without `after` it begins
 * with the next one, which is right for whoever has stored nothing yet.
 */
export function addPurgeFeed(app: FastifyInstance, relay: PurgeRelay): void {
  const followers = new Set<Readable>();
  const config = { name: "purges", lasts: true };
  // A HEAD would have to wait for an end that never comes.
  app.get(purgeFeedPath, { config, exposeHeadRoute: false }, (request, reply) => {
    if (isForVisitor(request)) return sendAnswer(reply, problemAnswer(kitErrors.create("NOT_FOUND")));
    if (followers.size >= mostFollowers) return refuseFollower(reply);
    return follow(relay, followers, request, reply);
  });
  refuseOtherMethods(app, purgeFeedPath, ["GET"], config);
  app.addHook("preClose", async () => relay.close());
}

async function follow(
  relay: PurgeRelay,
  followers: Set<Readable>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const sent = readAfter(searchOf(request));
  // Another replica may have told the follower more than this one has seen so far.
  if (sent !== undefined && sent > (relay.position?.seq ?? 0)) await relay.look();
  const start = relay.position;
  if (start === undefined) throw kitErrors.create("UNAVAILABLE", { seconds: retryAfter });
  const gone = new AbortController();
  const lines = Readable.from(
    followPurges({ module: relay.module, source: relay, start, after: sent ?? start.seq, gone: gone.signal }),
    { objectMode: false },
  );
  followers.add(lines);
  lines.once("close", () => followers.delete(lines));
  reply.raw.once("close", () => gone.abort());
  return reply.headers({ "content-type": "application/x-ndjson", "cache-control": "no-store" }).send(lines);
}

/** Throws KIT_QUERY_INVALID. */
function readAfter(search: URLSearchParams): number | undefined {
  const values = search.getAll("after");
  if (values.length === 0) return undefined;
  const [text = ""] = values;
  if (values.length === 1 && /^(0|[1-9]\d{0,14})$/.test(text)) return Number(text);
  throw kitErrors.create("QUERY_INVALID", {
    name: "after",
    problem: "must be there once, as the number of the last purge that was read: a whole number from 0",
  });
}

/** A page whose path is a parameter would fit this address too; what the gateway asks for a visitor names its page, box or site. */
function isForVisitor({ headers }: FastifyRequest): boolean {
  return [internalHeaders.page, internalHeaders.box, internalHeaders.site].some((name) => name in headers);
}

function refuseFollower(reply: FastifyReply): FastifyReply {
  const error = kitErrors.create("FOLLOWERS_MANY", { most: mostFollowers, seconds: retryAfter });
  return sendAnswer(reply, problemAnswer(error));
}
