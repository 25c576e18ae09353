import assert from "node:assert/strict";
import { internalHeaders } from "@madang/manifest";
import type { ContractCheck, ContractSubject } from "./contract-check.ts";
import { addressedPages, ask, pageFields } from "./contract-requests.ts";

export const operationsChecks: readonly ContractCheck[] = [
  { name: "is live and ready", run: health },
  { name: "measures its requests by the names of their routes", run: metrics },
  { name: "does not compute on what nobody waits for", run: deadline },
  { name: "tells of its purges to gateways, and to no visitor", run: purges },
];

async function health(subject: ContractSubject): Promise<void> {
  const live = await ask(subject, "/health/live");
  assert.equal(live.status, 200, `${live.asked} answers ${live.status}`);
  const ready = await ask(subject, "/health/ready");
  assert.equal(ready.status, 200, `${ready.asked} answers ${ready.status}: ${ready.body}`);
  const { ready: isReady, checks } = JSON.parse(ready.body) as { ready?: unknown; checks?: unknown };
  assert.equal(isReady, true, `${ready.asked} says that it is ready`);
  assert.equal(typeof checks, "object", `${ready.asked} names its checks`);
}

async function metrics(subject: ContractSubject): Promise<void> {
  for (const { name, path } of addressedPages(subject))
    await ask(subject, path, { headers: pageFields(name, "ko") });
  await ask(subject, "/an-address-that-nobody-has");
  const { status, body, asked } = await ask(subject, "/metrics");
  assert.equal(status, 200, `${asked} answers ${status}`);
  assert.match(
    body,
    /^http_request_duration_seconds_count\{.*route="page:/m,
    `${asked} counts requests by page`,
  );
  assert.doesNotMatch(body, /an-address-that-nobody-has/, `${asked} has no label from a client`);
}

/** A module that never changes what it shows has no feed. */
async function purges(subject: ContractSubject): Promise<void> {
  const forVisitor = await ask(subject, "/_purges", { headers: { [internalHeaders.site]: "main" } });
  assert.equal(forVisitor.status, 404, `${forVisitor.asked} of a visitor answers ${forVisitor.status}`);
  const ending = new AbortController();
  const { status, headers, body } = await fetch(`${subject.origin}/_purges`, { signal: ending.signal });
  try {
    if (status === 404) return;
    assert.equal(status, 200, `GET /_purges answers ${status}`);
    assert.match(headers.get("content-type") ?? "", /^application\/x-ndjson/, "GET /_purges: Content-Type");
    assert.equal(headers.get("cache-control"), "no-store", "GET /_purges: Cache-Control");
    const { value } = (await body?.getReader().read()) ?? {};
    const [first = ""] = new TextDecoder().decode(value).split("\n");
    const { epoch, seq } = JSON.parse(first) as { epoch?: unknown; seq?: unknown };
    assert.ok(typeof epoch === "string" && Number.isSafeInteger(seq), `GET /_purges begins with ${first}`);
  } finally {
    ending.abort();
  }
}

async function deadline(subject: ContractSubject): Promise<void> {
  for (const { name, path } of addressedPages(subject)) {
    const { status, asked } = await ask(subject, path, {
      headers: { ...pageFields(name, "ko"), "madang-deadline": "0" },
    });
    assert.equal(status, 504, `${asked} with no time left answers ${status}, not 504`);
  }
}
