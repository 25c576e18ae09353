import assert from "node:assert/strict";
import type { ContractCheck, ContractSubject } from "./contract-check.ts";
import {
  addressedPages,
  ask,
  pageFields,
  statusOfAnnounced,
  withQuery,
  type ContractAnswer,
} from "./contract-requests.ts";

export const hostileChecks: readonly ContractCheck[] = [
  { name: "ignores query parameters that it does not declare", run: undeclaredQuery },
  { name: "answers hostile query values without failing or repeating them as markup", run: hostileQuery },
  { name: "answers hostile path parameters with 400 or 404", run: hostilePath },
  { name: "answers hostile forms with a clear status and keeps what was typed inert", run: hostileForms },
  { name: "refuses a form that is not urlencoded UTF-8", run: otherFormTypes },
];

const markup = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>";

const hostileValues = [
  markup,
  "1' OR '1'='1'; DROP TABLE items; --",
  "../../../../etc/passwd",
  "..\\..\\windows\\win.ini",
  "\u0000",
  "1\u0000",
  "-1",
  "1e309",
  "NaN",
  "99999999999999999999999999",
  "٣",
  "𝟙",
  "\u202e\u2066abc",
  "\r\nset-cookie: a=b",
  "__proto__",
  "constructor",
  "⟦main⟧",
  "가".repeat(700),
  "{{7*7}}${7*7}",
];

async function undeclaredQuery(subject: ContractSubject): Promise<void> {
  for (const { name, path } of addressedPages(subject)) {
    const headers = pageFields(name, "ko");
    const plain = await ask(subject, path, { headers });
    const more = await ask(
      subject,
      `${path}${path.includes("?") ? "&" : "?"}utm_source=x&__proto__=y&debug=1`,
      {
        headers,
      },
    );
    assert.equal(more.status, plain.status, `${more.asked} has the status of ${plain.asked}`);
    assert.equal(
      withoutKeys(more.body),
      withoutKeys(plain.body),
      `${more.asked} answers as ${plain.asked} does`,
    );
  }
}

/** A form carries a random key (RFC 9562) of its own each time, by which it is recognised when it is sent twice. */
function withoutKeys(body: string): string {
  return body.replace(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g, "key");
}

async function hostileQuery(subject: ContractSubject): Promise<void> {
  for (const { name, page, path, sample } of addressedPages(subject))
    for (const parameter of page.query)
      for (const value of hostileValues) {
        const [bare = ""] = path.split("?");
        const answer = await ask(subject, withQuery(bare, { ...sample.query, [parameter]: value }), {
          headers: pageFields(name, "ko"),
        });
        assert.ok([200, 303, 400, 404].includes(answer.status), failed(answer));
        checkInert(answer);
      }
}

async function hostilePath(subject: ContractSubject): Promise<void> {
  for (const { name, page } of addressedPages(subject)) {
    if (!page.path.includes(":")) continue;
    for (const value of [
      ...hostileValues.map(encodeURIComponent),
      "%",
      "%zz",
      "%ff",
      "%C0%80",
      "x".repeat(6000),
    ]) {
      const path = page.path.replace(/:[a-zA-Z0-9]+/g, () => value);
      const answer = await ask(subject, path, { headers: pageFields(name, "ko") });
      const expected = page.access === "personal" ? [200, 303, 400, 404, 414] : [400, 404, 414];
      assert.ok(expected.includes(answer.status), failed(answer));
      checkInert(answer);
    }
  }
}

const form = { "content-type": "application/x-www-form-urlencoded" };

async function hostileForms(subject: ContractSubject): Promise<void> {
  for (const { name, page, path } of addressedPages(subject)) {
    if (!page.form) continue;
    const bodies = [
      ...hostileValues.map((value) => new URLSearchParams(everyField(value)).toString()),
      "",
      "&&&===&",
      "__proto__=1&constructor=2&toString=3",
      "title=1&title=2&title[]=3&title[a]=4",
      "title=%",
      "title=%ff%fe",
      "title=%00",
      "title=\u00ff",
      "a=1&".repeat(2000),
      `${"n".repeat(5000)}=1`,
    ];
    for (const body of bodies) {
      const answer = await ask(subject, path, {
        method: "POST",
        body,
        headers: { ...form, ...pageFields(name, "ko") },
      });
      assert.ok([303, 400, 404, 413, 422, 429].includes(answer.status), failed(answer));
      checkInert(answer);
    }
    const status = await statusOfAnnounced(subject, path, page.bodyLimit + 1);
    assert.equal(status, 413, `POST ${path} with more than ${page.bodyLimit} bytes answers ${status}`);
  }
}

/** Names that forms of the portal use, so that the hostile value arrives somewhere. */
function everyField(value: string): Record<string, string> {
  const names = [
    "title",
    "body",
    "text",
    "name",
    "email",
    "phone",
    "password",
    "receipt",
    "number",
    "reason",
    "q",
  ];
  return Object.fromEntries(names.map((name) => [name, value]));
}

async function otherFormTypes(subject: ContractSubject): Promise<void> {
  for (const { page, path } of addressedPages(subject)) {
    if (!page.form) continue;
    for (const type of [
      "application/json",
      "text/plain",
      "multipart/form-data; boundary=x",
      "application/x-www-form-urlencoded; charset=euc-kr",
    ]) {
      const { status, asked } = await ask(subject, path, {
        method: "POST",
        body: "title=x",
        headers: { "content-type": type },
      });
      // A page that takes files takes this type; the body is not of it.
      const expected = page.uploads && type.startsWith("multipart/") ? 400 : 415;
      assert.equal(status, expected, `${asked} with ${type} answers ${status}, not ${expected}`);
    }
  }
}

function checkInert({ body, headers, asked }: ContractAnswer): void {
  const html = (headers.get("content-type") ?? "").startsWith("text/html");
  assert.ok(!html || !body.includes("<script>alert(1)"), `${asked} repeats markup that was sent`);
  assert.ok(!html || !body.includes("<img src=x"), `${asked} repeats markup that was sent`);
  assert.equal(headers.get("set-cookie"), null, `${asked} was split by a line break`);
  assert.doesNotMatch(
    body,
    /\bat .+\.[tj]s:\d+|node_modules|syntax error at or near/,
    `${asked} tells of the inside`,
  );
}

function failed({ asked, status, body }: ContractAnswer): string {
  return `${asked.slice(0, 300)} answers ${status}: ${body.slice(0, 200)}`;
}
