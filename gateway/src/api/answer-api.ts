import type { Answer } from "../answer/answer.ts";
import type { Gateway } from "../gateway.ts";
import { pseudonymFor } from "../identity/pseudonym.ts";
import { isSafe } from "../protect/cross-site.ts";
import { refuseLargeBody } from "../protect/guarded-body.ts";
import { readQuery } from "../request/read-query.ts";
import type { ApiAddress } from "../request/read-address.ts";
import type { Visit } from "../request/visit.ts";
import type { ApiRoute } from "../routes/route-table.ts";
import { openAnswer } from "../upstream/open-answer.ts";
import { Patience } from "../upstream/patience.ts";
import { patientBody } from "../upstream/patient-body.ts";
import { apiHeaders } from "../upstream/request-headers.ts";
import { apiAnswerHeaders } from "../upstream/response-headers.ts";

/** A module's API, passed through in both directions at the slower side's pace. */
export async function answerApi(options: {
  gateway: Gateway;
  visit: Visit;
  route: ApiRoute;
  address: ApiAddress;
}): Promise<Answer> {
  const { gateway, visit, route, address } = options;
  const { personal } = route;
  const { uploadRate: rate, uploadGrace: grace } = gateway.config;
  const limits = { limit: route.api.bodyLimit, rate, grace };
  refuseLargeBody(visit.request, limits.limit);
  const visitor = personal ? await gateway.identify(visit.request.headers.cookie) : undefined;
  const patience = new Patience({ module: route.name, deadline: route.deadline });
  patience.watchClient(visit.response);
  const query = readQuery(address.query, route.query);
  const { status, headers, body } = await timed(visit, route.name, () =>
    openAnswer({
      upstream: route.module.upstream,
      signal: patience.signal,
      request: {
        method: visit.method,
        path: query === "" ? address.path : `${address.path}?${query}`,
        headers: apiHeaders(route, {
          visit,
          site: gateway.site.id,
          language: visit.language,
          left: patience.left,
          visitor: visitor === undefined ? undefined : pseudonymFor(visitor.id, route.module.id),
        }),
        body: isSafe(visit.method) ? undefined : patientBody({ visit, limits, patience }),
      },
    }),
  );
  const cookie = visitor?.setCookie === undefined ? [] : ["set-cookie", visitor.setCookie];
  return { status, headers: [...apiAnswerHeaders(headers, { personal }), ...cookie], body };
}

async function timed<T>(visit: Visit, name: string, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  let outcome = "failed";
  try {
    const result = await work();
    outcome = "answered";
    return result;
  } finally {
    visit.timings.push({ route: name, ms: performance.now() - startedAt, outcome });
  }
}
