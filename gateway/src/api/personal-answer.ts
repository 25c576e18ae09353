import type { Answer } from "../answer/answer.ts";
import { pseudonymFor } from "../identity/pseudonym.ts";
import { apiHeaders } from "../upstream/request-headers.ts";
import { personalApiHeaders } from "../upstream/response-headers.ts";
import type { ApiQuestion } from "./api-question.ts";
import { askApi } from "./ask-api.ts";

/** Of one person: never stored, whatever the module says; the visitor is known by a pseudonym. */
export async function personalAnswer(question: ApiQuestion): Promise<Answer> {
  const { gateway, visit, route, patience } = question;
  const { visitor } = visit;
  const headers = apiHeaders(route, {
    visit,
    site: gateway.site.id,
    language: visit.language,
    left: patience.left,
    visitor: visitor === undefined ? undefined : pseudonymFor(visitor.id, route.module.id),
  });
  const { status, fields, body } = await askApi(question, {
    method: visit.method,
    headers,
    signal: patience.stop,
  });
  const cookie = visitor?.setCookie === undefined ? [] : ["set-cookie", visitor.setCookie];
  return { status, headers: [...personalApiHeaders(fields), ...cookie], body };
}
