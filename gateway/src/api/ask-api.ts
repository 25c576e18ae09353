import type { OriginAnswer } from "../cache/engine/http-cache.ts";
import type { FieldList } from "../cache/field-list.ts";
import { isSafe } from "../protect/cross-site.ts";
import { askOrigin } from "../upstream/ask-origin.ts";
import { patientBody } from "../upstream/patient-body.ts";
import { classOf } from "../upstream/request-class.ts";
import type { StopSignal } from "../upstream/stop-signal.ts";
import type { ApiQuestion } from "./api-question.ts";

/** One request to the module, timed; the body of its answer still flows. */
export async function askApi(
  { gateway, visit, route, path, patience }: ApiQuestion,
  asked: { method: string; headers: FieldList; signal: StopSignal },
): Promise<OriginAnswer> {
  const startedAt = performance.now();
  const { uploadRate: rate, uploadGrace: grace } = gateway.config;
  const limits = { limit: route.api.bodyLimit, rate, grace };
  let outcome = "failed";
  try {
    const answer = await askOrigin({
      upstream: route.module.upstream,
      signal: asked.signal,
      criticality: classOf({
        criticality: route.criticality,
        method: visit.method,
        headers: visit.request.headers,
      }),
      request: {
        method: asked.method,
        path,
        headers: asked.headers,
        body: isSafe(asked.method) ? undefined : patientBody({ visit, limits, patience }),
      },
    });
    outcome = "answered";
    return answer;
  } finally {
    visit.timings.push({ route: route.name, ms: performance.now() - startedAt, outcome });
  }
}
