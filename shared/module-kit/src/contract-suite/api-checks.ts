import assert from "node:assert/strict";
import { checkPlainly, describeProblems } from "@madang/manifest";
import { z } from "zod";
import type { ContractCheck, ContractSubject, PageSample } from "./contract-check.ts";
import { ask, filledPath, withQuery, type ContractAnswer } from "./contract-requests.ts";

export const apiChecks: readonly ContractCheck[] = [
  { name: "describes its API in OpenAPI 3.1", run: description },
  { name: "answers every GET of its API as its schema says", run: everyGet },
  { name: "answers API mistakes with problem details", run: problems },
];

const operationSchema = z.object({
  operationId: z.string().min(1),
  summary: z.string().min(1),
  parameters: z.array(
    z.object({
      name: z.string(),
      in: z.enum(["path", "query"]),
      required: z.boolean(),
      schema: z.looseObject({}),
    }),
  ),
  responses: z.record(
    z.string(),
    z.object({
      description: z.string().min(1),
      content: z.record(z.string(), z.object({ schema: z.looseObject({}) })).optional(),
    }),
  ),
});

const documentSchema = z.object({
  openapi: z.string().regex(/^3\.1\./),
  info: z.object({ title: z.string().min(1), version: z.string().min(1) }),
  paths: z.record(z.string().startsWith("/api/"), z.partialRecord(z.enum(methods()), operationSchema)),
});

type Operation = z.infer<typeof operationSchema>;

function methods() {
  return ["get", "post", "put", "patch", "delete"] as const;
}

async function description(subject: ContractSubject): Promise<void> {
  if (subject.manifest.api === undefined) return;
  const paths = Object.entries(await documentOf(subject));
  assert.ok(paths.length > 0, "the API has at least one address");
  const ids = paths.flatMap(([, item]) => Object.values(item).map((operation) => operation?.operationId));
  assert.equal(new Set(ids).size, ids.length, "every operationId is there once");
  for (const [path] of paths)
    assert.ok(path.startsWith(`${subject.manifest.api.prefix}/`), `${path} is below the API's prefix`);
}

async function everyGet(subject: ContractSubject): Promise<void> {
  if (subject.manifest.api === undefined) return;
  for (const [path, { get }] of Object.entries(await documentOf(subject))) {
    if (get === undefined) continue;
    const sample = subject.samples?.api?.[path] ?? {};
    const answer = await ask(subject, withQuery(filledPath(path, path, sample.params), sample.query));
    const expected = sample.status ?? 200;
    assert.equal(
      answer.status,
      expected,
      `${answer.asked} answers ${answer.status}: ${answer.body.slice(0, 200)}`,
    );
    if (expected !== 200) continue;
    if (answersJson(get)) assertFits(get, answer);
    else assertFile(get, answer);
  }
}

function assertFits(operation: Operation, { asked, body }: ContractAnswer): void {
  const result = checkPlainly(responseSchema(operation), JSON.parse(body));
  assert.ok(result.success, `${asked}: ${result.success ? "" : describeProblems(result.error)}`);
}

/** Bytes are of a declared type, and no browser guesses another one. */
function assertFile(operation: Operation, { asked, headers }: ContractAnswer): void {
  const type = (headers.get("content-type") ?? "").split(";", 1)[0] ?? "";
  const declared = Object.keys(successOf(operation)?.content ?? {});
  const fits = declared.some((one) => one === type || one === "*/*" || one === type.replace(/\/.*$/, "/*"));
  assert.ok(fits, `${asked} answers ${type}, which is none of ${declared.join(", ")}`);
  assert.equal(headers.get("x-content-type-options"), "nosniff", `${asked}: X-Content-Type-Options`);
}

async function problems(subject: ContractSubject): Promise<void> {
  const { api } = subject.manifest;
  if (api === undefined) return;
  const paths = await documentOf(subject);
  const wrong = [
    `${api.prefix}/no-such-address`,
    ...Object.entries(paths).flatMap(wrongAddresses(subject.samples?.api)),
  ];
  for (const path of wrong) {
    const { status, headers, body, asked } = await ask(subject, path);
    assert.ok(status === 400 || status === 404, `${asked} answers ${status}: ${body.slice(0, 200)}`);
    assert.match(
      headers.get("content-type") ?? "",
      /^application\/problem\+json/,
      `${asked} is problem+json`,
    );
    assert.equal(
      (JSON.parse(body) as { status?: unknown }).status,
      status,
      `${asked}: the status in its body`,
    );
  }
}

function wrongAddresses(samples: Readonly<Record<string, PageSample>> = {}) {
  return ([path, item]: [string, { get?: Operation | undefined }]): string[] => {
    if (item.get === undefined) return [];
    const numbers = item.get.parameters.filter((parameter) => isNumber(parameter.schema));
    const sample = samples[path] ?? {};
    const wrongPath = numbers.some((parameter) => parameter.in === "path")
      ? [path.replaceAll(/\{[^}]+\}/g, "%3Cscript%3E")]
      : [];
    const wrongQuery = numbers
      .filter((parameter) => parameter.in === "query")
      .map(({ name }) =>
        withQuery(filledPath(path, path, sample.params), { ...sample.query, [name]: "many" }),
      );
    return [...wrongPath, ...wrongQuery];
  };
}

function isNumber(schema: Readonly<Record<string, unknown>>): boolean {
  return schema["type"] === "integer" || schema["type"] === "number";
}

/** Each GET of the API at an address that exists. */
export async function addressedApi(subject: ContractSubject): Promise<string[]> {
  if (subject.manifest.api === undefined) return [];
  const paths = Object.entries(await documentOf(subject)).filter(([, { get }]) => get !== undefined);
  return paths.map(([path]) => {
    const sample = subject.samples?.api?.[path] ?? {};
    return withQuery(filledPath(path, path, sample.params), sample.query);
  });
}

async function documentOf(subject: ContractSubject): Promise<z.infer<typeof documentSchema>["paths"]> {
  const answer = await ask(subject, `${subject.manifest.api?.prefix}/openapi.json`);
  assert.equal(answer.status, 200, `${answer.asked} answers ${answer.status}`);
  const result = checkPlainly(documentSchema, withDefinitions(answer.body));
  assert.ok(result.success, `${answer.asked}: ${result.success ? "" : describeProblems(result.error)}`);
  return result.data.paths;
}

/** Every schema by itself: what it refers to in the document stands in its own `$defs`. */
function withDefinitions(document: string): unknown {
  const text = document.replaceAll("#/components/schemas/", "#/$defs/");
  const { components } = JSON.parse(text) as { components?: { schemas?: object } };
  const definitions = { $defs: components?.schemas ?? {} };
  return JSON.parse(text, (key, value: unknown) =>
    key === "schema" ? { ...Object(value), ...definitions } : value,
  );
}

function successOf(operation: Operation) {
  return Object.entries(operation.responses).find(([status]) => status.startsWith("2"))?.[1];
}

function answersJson(operation: Operation): boolean {
  return successOf(operation)?.content?.["application/json"] !== undefined;
}

function responseSchema(operation: Operation): z.ZodType {
  const schema = successOf(operation)?.content?.["application/json"]?.schema;
  assert.ok(schema !== undefined, `${operation.operationId} describes what it answers`);
  return z.fromJSONSchema(schema);
}
