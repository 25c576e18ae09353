import assert from "node:assert/strict";
import type { ContractCheck, ContractSubject } from "./contract-check.ts";
import { addressedPages, ask, pageFields } from "./contract-requests.ts";

export const operationsChecks: readonly ContractCheck[] = [
  { name: "is live and ready", run: health },
  { name: "measures its requests by the names of their routes", run: metrics },
  { name: "does not compute on what nobody waits for", run: deadline },
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

async function deadline(subject: ContractSubject): Promise<void> {
  for (const { name, path } of addressedPages(subject)) {
    const { status, asked } = await ask(subject, path, {
      headers: { ...pageFields(name, "ko"), "madang-deadline": "0" },
    });
    assert.equal(status, 504, `${asked} with no time left answers ${status}, not 504`);
  }
}
