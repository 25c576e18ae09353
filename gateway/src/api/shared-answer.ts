import { internalHeaders } from "@madang/manifest";
import type { Answer } from "../answer/answer.ts";
import type { CacheAnswer } from "../cache/engine/http-cache.ts";
import { mayBeRemembered } from "../answer/own-fields.ts";
import { cacheKey } from "../cache/cache-key.ts";
import type { StoredResponse } from "../cache/store/stored-response.ts";
import { fieldValue, fieldsWithout, type FieldList } from "../cache/field-list.ts";
import { engineRecipe } from "../hot/engine-recipe.ts";
import { hotRecorder } from "../hot/hot-recorder.ts";
import { requestIdSlot } from "../hot/recipe.ts";
import { apiHeaders } from "../upstream/request-headers.ts";
import { classOf } from "../upstream/request-class.ts";
import { sharedApiHeaders } from "../upstream/response-headers.ts";
import { isRefusedAsGuess } from "../upstream/shed.ts";
import type { ApiQuestion } from "./api-question.ts";
import { askApi } from "./ask-api.ts";
import { passedRecorder } from "./passed-recorder.ts";

/** The same for everyone: what its answers say of caching holds (RFC 9111), and neither side sees who asks. */
export async function sharedAnswer(question: ApiQuestion): Promise<Answer> {
  const { gateway, visit, route, path, patience } = question;
  const headers = apiHeaders(route, {
    visit,
    site: gateway.site.id,
    language: visit.language,
    left: patience.left,
    visitor: undefined,
  });
  const key = apiKey(question, path);
  const asker = { criticality: route.criticality, method: visit.method, headers: visit.request.headers };
  const answer = await gateway.caches.apis.answer(
    {
      method: visit.method,
      key,
      scope: route.module.id,
      fields: headers,
      signal: patience.stop,
      isOwnFailure: (error) => isRefusedAsGuess(error, { as: classOf(asker), usual: route.criticality }),
      keyOf: (address) => (address.startsWith("/") ? apiKey(question, address) : undefined),
    },
    async ({ method, fields, signal }) => {
      const asked = await askApi(question, { method, headers: fields, signal });
      return { ...asked, fields: inwardFields(asked.fields) };
    },
  );
  visit.cached = answer.outcome;
  if (mayBeRemembered(visit, gateway.table)) rememberAnswer(question, { key, headers, answer });
  return {
    status: answer.status,
    headers: [...outwardFields(answer.fields), ...splitFields(question)],
    body: answer.body,
  };
}

function outwardFields(fields: FieldList): string[] {
  return fieldsWithout(fields, (name) => name === internalHeaders.tags);
}

/** While visitors get two builds, a cache in front of us must not give the answer of one to those of the other (RFC 9110 section 12.5.5). */
function splitFields({ gateway, route }: ApiQuestion): readonly string[] {
  return gateway.channels.current.assignments.isSplit(route.module.id) ? ["vary", "cookie"] : [];
}

/** What requests of this kind need next time. */
function rememberAnswer(
  question: ApiQuestion,
  { key, headers, answer }: { key: string; headers: FieldList; answer: CacheAnswer },
): void {
  const { outcome, stored } = answer;
  if (stored === undefined) noteWay(question, answer);
  else if (outcome === "hit") rememberHit(question, { key, headers, stored });
}

/** The next request of this kind is answered before any stage (../hot). */
function rememberHit(
  question: ApiQuestion,
  { key, headers, stored }: { key: string; headers: FieldList; stored: StoredResponse },
): void {
  const { gateway, visit, route } = question;
  const common = [...gateway.security.api, "request-id", requestIdSlot];
  const split = splitFields(question);
  gateway.hot.remember(visit.request, visit.response, () =>
    engineRecipe({
      store: gateway.caches.store,
      request: { key, fields: headers },
      stored,
      name: "madang",
      dress: (fields) => [...common, ...outwardFields(fields), ...split],
      answered: hotRecorder(gateway, route),
    }),
  );
}

/** The next request of this kind goes straight to the module (../straight). */
function noteWay(question: ApiQuestion, answer: CacheAnswer): void {
  const { gateway, visit, route, path } = question;
  const { inForce } = gateway.table;
  gateway.straight.note(visit.request, visit.response, answer, () => ({
    inForce,
    route,
    path,
    host: visit.host,
    split: splitFields(question),
    record: passedRecorder(gateway, route),
  }));
}

function apiKey({ gateway, route }: ApiQuestion, path: string): string {
  return cacheKey("api", gateway.site.id, route.name, route.module.build, path);
}

/** What may be stored: no cookie, nothing that concerns one connection, and by what it can be purged. */
function inwardFields(fields: FieldList): FieldList {
  const kept = sharedApiHeaders(fields);
  const tags = fieldValue(fields, internalHeaders.tags);
  if (tags !== undefined) kept.push(internalHeaders.tags, tags);
  return kept;
}
