import type { MadangError } from "@madang/errors";
import { fieldList, type Answer } from "../answer/answer.ts";
import { deliver, documentHeaders, type Document } from "../answer/document.ts";
import { previewNote } from "../channels/preview-note.ts";
import { previewTrouble } from "../channels/preview-words.ts";
import type { CompiledLayout, ErrorContent } from "../compose/compile-layout.ts";
import { errorPage } from "../compose/error-page.ts";
import { fillLayout } from "../compose/fill-layout.ts";
import { plainText } from "../compose/plain-texts.ts";
import type { Gateway } from "../gateway.ts";
import { isSafe } from "../protect/cross-site.ts";
import type { Visit } from "../request/visit.ts";
import type { PageRoute } from "../routes/route-table.ts";
import { isShed } from "../upstream/shed.ts";
import { awayMain } from "./page-content.ts";
import { retryNote } from "./retry-note.ts";
import { fateOfForm, holdsForm, sentNote } from "./sent-note.ts";

/** The portal's own answer to what went wrong: a page in the working layout, or a problem for programs. */
export async function errorAnswer(options: {
  gateway: Gateway;
  visit: Visit;
  error: MadangError;
  headers: readonly string[];
}): Promise<Answer> {
  const { gateway, visit, error, headers } = options;
  if (visit.wantsJson) return problemAnswer(visit, error, headers);
  const own = previewTrouble(error, visit.language);
  const isOfOne = visit.retryAfter !== undefined || own !== undefined || visit.preview !== undefined;
  const document = isOfOne
    ? errorDocument(gateway, visit, error, { own })
    : readyDocument(gateway, visit, error);
  const answer = await deliver(document, visit);
  return { ...answer, headers: [...answer.headers, ...headers] };
}

const ready = new WeakMap<CompiledLayout, Map<string, Document>>();
/** Of one layout: all statuses, and the pages of many modules that are away at the same time. */
const mostReady = 500;

/**
 * The page of a status, and that of a page whose module lets nobody in, is the same for all who have the same layout and preferences: it
 * is made and compressed for the first of them, so that whoever is sent away from an overloaded service costs next to nothing.
 */
function readyDocument(gateway: Gateway, visit: Visit, error: MadangError): Document {
  const route = isShed(error) && isSafe(visit.method) ? visit.page : undefined;
  const layout = gateway.layouts.get(route?.page.layout ?? "page", visit.language, visit.view);
  const known = ready.get(layout) ?? new Map<string, Document>();
  ready.set(layout, known);
  const form = [holdsForm(visit, error.status), fateOfForm(visit, error)];
  const key = JSON.stringify([error.status, form, visit.preferences, route?.name, route?.module.build]);
  const document = known.get(key) ?? errorDocument(gateway, visit, error, { route });
  if (known.size >= mostReady) known.clear();
  known.set(key, document);
  return document;
}

function errorDocument(
  gateway: Gateway,
  visit: Visit,
  error: MadangError,
  { route, own }: { route?: PageRoute | undefined; own?: ErrorContent | undefined },
): Document {
  const { language, preferences } = visit;
  const { status } = error;
  const layout = gateway.layouts.get(route?.page.layout ?? "page", language, visit.view);
  const page = {
    ...errorPage({ layout, language, status, preferences, origin: "", content: own }),
    holdsForm: holdsForm(visit, status),
  };
  const content =
    route === undefined
      ? { ...page, main: [...page.main, ...retryNote(visit), ...sentNote(visit, error)] }
      : { ...page, title: route.page.title[language], main: awayMain(layout, route), current: route.current };
  const fields = documentHeaders("text/html; charset=utf-8", "away");
  fields.push("content-language", language);
  const { timeZone } = gateway.config;
  const above = previewNote(visit, { layout, address: page.address, timeZone });
  return { status, headers: fields, chunks: fillLayout(content, above), caching: "away" };
}

/** RFC 9457. What stands in `detail` names the remedy for the programmer; a failure of ours says nothing of the inside. */
function problemAnswer({ language }: Visit, error: MadangError, headers: readonly string[]): Answer {
  const { status, code } = error;
  const body = Buffer.from(
    JSON.stringify({
      type: "about:blank",
      title: plainText(status, language).title,
      status,
      code,
      ...(status < 500 ? { detail: error.message } : {}),
    }),
  );
  return {
    status,
    headers: [
      ...fieldList({
        "content-type": "application/problem+json; charset=utf-8",
        "content-language": language,
        "content-length": String(body.length),
        "cache-control": "no-store",
      }),
      ...headers,
    ],
    body,
  };
}
