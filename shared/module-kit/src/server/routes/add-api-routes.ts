import { checkPlainly, describeProblems, internalHeaders, type Page } from "@madang/manifest";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { kitErrors } from "../../errors.ts";
import { sendAnswer, type Answer } from "../answer/answer.ts";
import { cacheControl, tagField } from "../answer/cache-fields.ts";
import { fileFields, isNotModified } from "../answer/file-fields.ts";
import { outcomeAnswer } from "../answer/outcome-answer.ts";
import { bytesTypes } from "../bytes-body.ts";
import type { DefinedApi, DefinedApiRoute } from "../define-api.ts";
import { isFile, type FileAnswer } from "../file-answer.ts";
import { openApiDocument } from "../openapi/openapi-document.ts";
import { isLasting } from "../lasting.ts";
import { isOutcome, notFound } from "../outcome.ts";
import { readApiQuery, readParams } from "../request/read-parameters.ts";
import type { ModuleProcess } from "./module-process.ts";
import { refuseOtherMethods } from "./refuse-other-methods.ts";
import { extendContext, routeRequest, searchOf, type RouteRequest } from "./route-request.ts";

type Api = NonNullable<ModuleProcess["module"]["api"]>;

/** Every route below the API's prefix, and its description at `<prefix>/openapi.json`. */
export function addApiRoutes(app: FastifyInstance, own: ModuleProcess, defined: DefinedApi): void {
  const api = own.module.api;
  if (api === undefined) throw new TypeError("the manifest has no api");
  addDescription(app, own, defined);
  for (const route of defined.routes) addRoute(app, own, api, route);
  for (const [path, routes] of Map.groupBy(defined.routes, (route) => route.path))
    refuseOtherMethods(app, api.prefix + path, allowedMethods(routes), { name: `api:${path}` });
}

function addDescription(app: FastifyInstance, own: ModuleProcess, defined: DefinedApi): void {
  const url = `${defined.prefix}/openapi.json`;
  const document = JSON.stringify(openApiDocument(own.module, defined));
  const config = { name: "api:/openapi.json" };
  app.get(url, { config }, (_request, reply) =>
    sendAnswer(reply, {
      status: 200,
      headers: {
        "content-type": "application/json; charset=utf-8",
        "cache-control": "public, s-maxage=60",
        [internalHeaders.tags]: tagField(own.module.id, []),
      },
      body: document,
    }),
  );
  refuseOtherMethods(app, url, ["GET", "HEAD"], config);
}

function addRoute(app: FastifyInstance, own: ModuleProcess, api: Api, route: DefinedApiRoute): void {
  const access = accessOf(api, route.path);
  const facts = { access, deadline: own.module.deadline, query: Object.keys(route.query.shape) };
  app.route({
    method: route.method,
    url: api.prefix + route.path,
    config: { name: `api:${route.path}` },
    bodyLimit: api.bodyLimit,
    onRequest: async ({ headers }) => checkBodyType(route, headers["content-type"]),
    handler: async (request, reply) => {
      const incoming = routeRequest(own, facts, request, reply);
      return sendAnswer(reply, await answerApi({ own, api, access, route, incoming }, request));
    },
  });
}

/** What belongs to a person is named by the path's beginning, at the gateway and here alike. */
function accessOf(api: Api, path: string): Page["access"] {
  const personal = api.personal.some((prefix) => path === prefix || path.startsWith(`${prefix}/`));
  return personal ? "personal" : api.access;
}

function checkBodyType({ body }: DefinedApiRoute, contentType: string | undefined): void {
  const types = body === undefined ? undefined : bytesTypes(body);
  const type = (contentType ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (types !== undefined && !types.includes(type))
    throw kitErrors.create("BODY_TYPE", { type: contentType ?? "none", valid: types.join(", ") });
}

interface ApiRequest {
  readonly own: ModuleProcess;
  readonly api: Api;
  readonly access: Page["access"];
  readonly route: DefinedApiRoute;
  readonly incoming: RouteRequest;
}

async function answerApi(api: ApiRequest, request: FastifyRequest): Promise<Answer> {
  const { route, incoming } = api;
  const { language } = incoming.context;
  const storedFor = (tags: readonly string[], until: Date | undefined) => headersFor(api, tags, until);
  const params = readParams(route.params, { ...(request.params as Record<string, unknown>) });
  if (params === undefined) return outcomeAnswer(notFound(), language, storedFor);
  const query = readApiQuery(route.query, searchOf(request));
  const body = route.body === undefined ? undefined : readBody(route.body, request.body);
  const handled = route.handle(extendContext(incoming.context, { params, query, body }));
  const answered = await incoming.deadline.within(Promise.resolve(handled));
  const { data: result, until } = isLasting(answered) ? answered : { data: answered, until: undefined };
  if (isOutcome(result)) return outcomeAnswer(result, language, storedFor);
  if (isFile(result)) return fileAnswer(api, { params, file: result, until }, request.headers);
  const data = checkedResponse(route, result);
  return {
    status: route.status,
    headers: {
      ...headersFor(
        api,
        route.tags?.({ data, params }) ?? [],
        until ?? route.until?.({ data }),
      )(route.status),
      "content-type": "application/json; charset=utf-8",
    },
    body: JSON.stringify(data),
  };
}

interface HandledFile {
  readonly params: unknown;
  readonly file: FileAnswer;
  readonly until: Date | undefined;
}

function fileAnswer(
  api: ApiRequest,
  { params, file, until }: HandledFile,
  conditions: FastifyRequest["headers"],
): Answer {
  const { route } = api;
  if (!isProduced(file.type, route.produces ?? []))
    throw kitErrors.create("FILE_TYPE", { route: `GET ${route.path}`, type: file.type });
  const headers = {
    ...headersFor(
      api,
      [...(route.tags?.({ data: file, params }) ?? []), ...(file.tags ?? [])],
      until ?? route.until?.({ data: file }),
    )(200),
    ...fileFields(file),
  };
  if (!isNotModified(conditions, headers)) return { status: 200, headers, body: file.body };
  if (typeof file.body !== "string" && "destroy" in file.body) file.body.destroy();
  const { "content-length": _length, "content-type": _type, ...kept } = headers;
  return { status: 304, headers: kept, body: "" };
}

function isProduced(type: string, produces: readonly string[]): boolean {
  const plain = type.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  return (
    produces.includes(plain) || produces.includes(plain.replace(/\/.*$/, "/*")) || produces.includes("*/*")
  );
}

function readBody(schema: NonNullable<DefinedApiRoute["body"]>, sent: unknown): unknown {
  const result = checkPlainly(schema, sent);
  if (result.success) return result.data;
  throw kitErrors.create("BODY_INVALID", { problems: describeProblems(result.error, schema) });
}

/** Leaves out what the schema does not name: a column added to a table never leaks through an API. */
function checkedResponse(route: DefinedApiRoute, result: unknown): unknown {
  const checked = checkPlainly(route.response, result);
  if (checked.success) return checked.data;
  throw kitErrors.create("RESPONSE_INVALID", {
    route: `${route.method} ${route.path}`,
    problems: describeProblems(checked.error, route.response),
  });
}

function headersFor(
  { own, api, access, route }: ApiRequest,
  tags: readonly string[],
  until?: Date,
): (status: number) => Answer["headers"] {
  const rules = route.method === "GET" ? api.cache : undefined;
  return (status) => ({
    "cache-control": cacheControl({ rules, access, status, until }),
    ...(access === "public" ? { [internalHeaders.tags]: tagField(own.module.id, tags) } : {}),
  });
}

function allowedMethods(routes: readonly DefinedApiRoute[]): string[] {
  const methods = routes.map(({ method }) => method);
  return methods.includes("GET") ? [...methods, "HEAD"] : methods;
}
