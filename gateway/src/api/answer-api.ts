import type { Answer } from "../answer/answer.ts";
import type { Gateway } from "../gateway.ts";
import type { ApiAddress } from "../request/read-address.ts";
import { readQuery } from "../request/read-query.ts";
import type { Visit } from "../request/visit.ts";
import type { ApiRoute } from "../routes/route-table.ts";
import { refuseLargeBody } from "../protect/guarded-body.ts";
import { Patience } from "../upstream/patience.ts";
import type { ApiQuestion } from "./api-question.ts";
import { personalAnswer } from "./personal-answer.ts";
import { previewAnswer } from "./preview-answer.ts";
import { sharedAnswer } from "./shared-answer.ts";

/** A module's API: what belongs to a person is passed through, the rest goes by the rules of a shared cache. */
export async function answerApi(options: {
  gateway: Gateway;
  visit: Visit;
  route: ApiRoute;
  address: ApiAddress;
}): Promise<Answer> {
  const { gateway, visit, route, address } = options;
  refuseLargeBody(visit.request, route.api.bodyLimit);
  const patience = new Patience({ module: route.name, deadline: route.deadline });
  patience.watchClient(visit.response);
  const query = readQuery(address.query, route.query);
  const path = query === "" ? address.path : `${address.path}?${query}`;
  const question: ApiQuestion = { gateway, visit, route, path, patience };
  if (route.personal) return personalAnswer(question);
  return visit.preview === undefined ? sharedAnswer(question) : previewAnswer(question);
}
