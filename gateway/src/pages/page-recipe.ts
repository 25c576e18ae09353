import { STATUS_CODES } from "node:http";
import { storedAnswer, storedEncodingFor } from "../answer/stored-document.ts";
import type { StoredResponse } from "../cache/store/stored-response.ts";
import { hotRecorder } from "../hot/hot-recorder.ts";
import { requestIdSlot, type Recipe } from "../hot/recipe.ts";
import { siteFieldsFor } from "../protect/security-headers.ts";
import { buildKey, storedStatus } from "./page-cache-status.ts";
import type { PageQuestion } from "./page-visit.ts";

/** So many times what it took to make before its end, an early renewal is next to impossible (../cache/policy/early-refresh.ts). */
const renewing = 24;

/** How this hit is answered again without the stages: for as long as table, layout and the stored page are what they are now. */
export function pageRecipe(question: PageQuestion, key: string, stored: StoredResponse): Recipe {
  const { gateway, visit, table, route, language, layout } = question;
  const { inForce } = gateway.table;
  const encoding = storedEncodingFor(stored, visit.request.headers["accept-encoding"]);
  const own = buildKey(question);
  const common = [...siteFieldsFor(gateway.security, stored.fields), "request-id", requestIdSlot];
  return {
    stored,
    // Towards its end the stages decide whether to renew it.
    until: stored.freshUntil - (stored.receivedAt - stored.requestedAt) * renewing,
    find() {
      if (gateway.table.inForce !== inForce) return undefined;
      if (gateway.layouts.get(route.page.layout, language, table) !== layout) return undefined;
      return gateway.pages.look(key);
    },
    dress(now, notModified) {
      const cacheStatus = storedStatus(stored, now, own);
      const { status, headers, body } = storedAnswer(stored, { encoding, notModified, cacheStatus });
      return { status, statusText: STATUS_CODES[status] ?? "", fields: [...common, ...headers], body };
    },
    answered: hotRecorder(gateway, route),
  };
}
