import type { Answer } from "../answer/answer.ts";
import { apiHeaders } from "../upstream/request-headers.ts";
import { sharedApiHeaders } from "../upstream/response-headers.ts";
import type { ApiQuestion } from "./api-question.ts";
import { askApi } from "./ask-api.ts";

/** What is the same for everyone, for somebody who sees a preview: past the cache in both directions. */
export async function previewAnswer(question: ApiQuestion): Promise<Answer> {
  const { gateway, visit, route, patience } = question;
  const headers = apiHeaders(route, {
    visit,
    site: gateway.site.id,
    language: visit.language,
    left: patience.left,
    visitor: undefined,
  });
  const asked = { method: visit.method, headers, signal: patience.stop };
  const { status, fields, body } = await askApi(question, asked);
  return { status, headers: sharedApiHeaders(fields), body };
}
