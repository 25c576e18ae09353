import { once } from "node:events";
import type { ServerResponse } from "node:http";
import type { Writable } from "node:stream";
import { constants, createBrotliCompress, createGzip } from "node:zlib";
import { fieldList, type Answer, type StreamedBody } from "../answer/answer.ts";
import { vary } from "../answer/document.ts";
import { brotliQuality, chooseEncoding, gzipLevel, type Encoding } from "../answer/encodings.ts";
import { bytesFor } from "../compose/fill-layout.ts";
import { styleLink, stylesOf } from "../compose/head.ts";
import type { PageContent, ShownView } from "../compose/page-content.ts";
import { alertSlot } from "../fragments/fill-boxes.ts";
import type { Outcome } from "../fragments/fragment.ts";
import { ownPolicy } from "./own-policy.ts";
import { contentBefore, contentForOutcome, previewNoteOn } from "./page-content.ts";
import type { PageVisit } from "./page-visit.ts";

/** What the browser will need, as far as the layout and the page's last answer tell. */
function likelyShown({ gateway, route }: PageVisit): ShownView[] {
  const seen = gateway.memory.recall(route.name, route.module.build);
  return seen === undefined ? [] : [{ module: route.module, view: seen.view }];
}

/** RFC 8297. Only browsers that navigate: older programs take a 103 for the answer. */
export function takesEarlyHints({ wantsJson, request }: PageVisit["visit"]): boolean {
  return !wantsJson && request.headers["sec-fetch-mode"] === "navigate" && request.httpVersion === "1.1";
}

export function sendEarlyHints(page: PageVisit): void {
  const { visit, layout } = page;
  if (!takesEarlyHints(visit)) return;
  const styles = [...layout.styles, ...stylesOf(likelyShown(page)).map((link) => link.href)];
  if (styles.length === 0) return;
  visit.response.writeEarlyHints({
    link: styles.map((href) => `<${href}>; rel=preload; as=style; crossorigin=anonymous`),
  });
}

/**
 * The head may go out before the fragment is known: for a page that says so, whose styles are known from its last answer.
 * From then on the status is 200 whatever happens.
 */
export function mayGoEarly(page: PageVisit): boolean {
  return page.route.page.early && !page.visit.wantsJson && likelyShown(page).length > 0;
}

export function earlyAnswer(page: PageVisit, outcome: Promise<Outcome>): Answer {
  const encoding = chooseEncoding(page.visit.request.headers["accept-encoding"], ["br", "gzip"]);
  const encoded = encoding === "identity" ? [] : ["content-encoding", encoding];
  return {
    status: 200,
    headers: [
      ...fieldList({
        "content-type": "text/html; charset=utf-8",
        "content-language": page.language,
        "cache-control": "no-store",
        vary,
      }),
      ...encoded,
      ...ownPolicy(page, likelyShown(page)),
    ],
    body: earlyBody(page, outcome, encoding),
  };
}

function earlyBody(page: PageVisit, outcome: Promise<Outcome>, encoding: Encoding): StreamedBody {
  return {
    async pipe(response) {
      // Not the page's deadline: when that is over there is still a notice to write.
      const gone = new AbortController();
      response.once("close", () => gone.abort());
      const target = encoderFor(response, encoding);
      for await (const chunk of earlyChunks(page, outcome)) {
        if (!target.write(chunk)) await once(target, "drain", { signal: gone.signal });
      }
      if (target !== response) await ended(target, gone.signal);
    },
  };
}

/** Holes in document order: everything that the route decides at once, the rest as it comes. */
async function* earlyChunks(page: PageVisit, outcome: Promise<Outcome>): AsyncGenerator<Buffer> {
  const before: PageContent = { ...contentBefore(page), shown: likelyShown(page) };
  const { segments, holes } = page.layout;
  let ready: Buffer[] = [];
  for (const [index, segment] of segments.entries()) {
    ready.push(segment);
    const hole = holes[index];
    if (hole === undefined) break;
    if (hole.name !== "main" && hole.name !== "alert" && hole.name !== "runtime") {
      ready.push(...bytesFor(hole, before, []));
      continue;
    }
    yield Buffer.concat(ready);
    const alert = await page.boxes.fill(alertSlot);
    const above = [...previewNoteOn(page), ...alert.chunks];
    const content = hole.name === "alert" ? before : await lateContent(page, before, outcome);
    ready = [...bytesFor(hole, { ...content, shown: [...content.shown, ...alert.shown] }, above)];
  }
  yield Buffer.concat(ready);
}

/** Styles that the head could not name yet stand before the markup that needs them (`link` is allowed in body). */
async function lateContent(
  page: PageVisit,
  before: PageContent,
  outcome: Promise<Outcome>,
): Promise<PageContent> {
  const arrived = await outcome;
  const content = await contentForOutcome(page, arrived);
  if (arrived.kind === "fragment" && arrived.copy === undefined)
    page.gateway.memory.note(page.route.name, page.route.module.build, arrived);
  if (arrived.kind === "away") page.gateway.metrics.degraded(page.route.name, "away");
  return withLateStyles(content, before);
}

function withLateStyles(content: PageContent, before: PageContent): PageContent {
  const known = new Set(stylesOf(before.shown).map((link) => link.href));
  const late = stylesOf(content.shown).filter((link) => !known.has(link.href));
  if (late.length === 0) return content;
  return { ...content, main: [Buffer.from(late.map(styleLink).join("")), ...content.main] };
}

function encoderFor(response: ServerResponse, encoding: Encoding): Writable {
  if (encoding === "identity") return response;
  const encoder =
    encoding === "br"
      ? createBrotliCompress({
          flush: constants.BROTLI_OPERATION_FLUSH,
          params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality },
        })
      : createGzip({ level: gzipLevel, flush: constants.Z_SYNC_FLUSH });
  encoder.pipe(response, { end: false });
  return encoder;
}

/** Everything that the encoder holds has been handed to the answer. */
async function ended(encoder: Writable, signal: AbortSignal): Promise<void> {
  encoder.end();
  await once(encoder, "end", { signal });
}
