import { gatewayErrors } from "../errors.ts";
import type { Gateway } from "../gateway.ts";
import type { Address } from "../request/read-address.ts";
import type { Visit } from "../request/visit.ts";
import type { RouteTable } from "../routes/route-table.ts";
import type { Assignment } from "./assignments.ts";
import { drawBucket } from "./bucket.ts";
import { bucketCookie, readBucket } from "./bucket-cookie.ts";
import type { ChannelTable } from "./channel-table.ts";
import { begunOn } from "./form-build.ts";
import { isSecure } from "./is-secure.ts";
import { mayDraw } from "./may-draw.ts";
import { forgottenPreview, hasPreviewCookie, readPreviewCookie } from "./preview-cookie.ts";

export type Asked = Extract<Address, { kind: "page" | "data" | "api" }>;

/**
 * The table for this visit: the stable one, or a view in which builds that this visitor gets stand in place of the stable ones. Throws
 * GATEWAY_PREVIEW_OVER to somebody who opens a page with a preview that is over.
 */
export async function chooseTable(gateway: Gateway, visit: Visit, address: Asked): Promise<RouteTable> {
  const at = gateway.channels.current;
  let assignment = at.assignments.of(bucketOf(gateway, visit, address, at));
  assignment = withPreview(gateway, visit, address, { at, assignment });
  assignment = await begunOn(gateway, visit, address, { at, assignment });
  const { table } = at.inForce;
  const view = at.viewFor(assignment);
  if (view === table) return table;
  // A frame of one build around a page of another is what nobody may see; those who preview are told what they see.
  const isFramed = gateway.layouts.isReady(view) || (await gateway.layouts.prepare(view, table));
  visit.isMakeshift = !isFramed && visit.preview === undefined;
  if (visit.isMakeshift) return table;
  visit.view = view;
  return view;
}

/** Drawn while a split is active, for a visitor who has none and opens a document. */
function bucketOf(gateway: Gateway, visit: Visit, { kind }: Asked, at: ChannelTable): number | undefined {
  if (!at.isSplit) return undefined;
  const known = readBucket(visit.request.headers.cookie);
  if (known !== undefined || kind !== "page" || !mayDraw(visit.request)) return known;
  const drawn = drawBucket();
  visit.setCookies.push(bucketCookie(drawn, { secure: isSecure(gateway, visit) }));
  return drawn;
}

interface Choice {
  readonly at: ChannelTable;
  readonly assignment: Assignment;
}

function withPreview(
  gateway: Gateway,
  visit: Visit,
  { kind }: Asked,
  { at, assignment }: Choice,
): Assignment {
  const { cookie } = visit.request.headers;
  const token = hasPreviewCookie(cookie) ? readPreviewCookie(cookie) : undefined;
  if (token === undefined) return assignment;
  const judged = gateway.previews.judge(token, at, Date.now());
  if (judged.kind === "good") {
    const { module, build } = judged.preview;
    visit.preview = judged.preview;
    return at.withBuild(assignment, module, build);
  }
  visit.setCookies.push(...forgottenPreview());
  // What was typed is not lost for it: the build that everybody gets takes the form.
  if (kind === "api" || visit.method === "POST" || judged.kind === "unsigned") return assignment;
  const { preview, reason } = judged;
  throw gatewayErrors.create("PREVIEW_OVER", { name: preview.name, module: preview.module, reason });
}
