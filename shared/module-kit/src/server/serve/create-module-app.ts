import { addOperationsRoutes, requestIdFrom, type Health, type Logger, type Metrics } from "@madang/service";
import Fastify, { LogController, type FastifyInstance } from "fastify";
import { kitErrors } from "../../errors.ts";
import { sendAnswer } from "../answer/answer.ts";
import { problemAnswer } from "../answer/problem.ts";
import { addPurgeFeed } from "../purges/add-purge-feed.ts";
import type { PurgeRelay } from "../purges/purge-relay.ts";
import { addApiRoutes } from "../routes/add-api-routes.ts";
import { addBoxRoutes } from "../routes/add-box-routes.ts";
import { addPageRoutes } from "../routes/add-page-routes.ts";
import type { ModuleProcess } from "../routes/module-process.ts";
import { addErrorAnswers } from "./error-answers.ts";
import type { ModuleDefinition } from "./module-definition.ts";
import { observeRequests } from "./observe-requests.ts";

export interface ModuleAppParts {
  readonly definition: ModuleDefinition;
  readonly own: ModuleProcess;
  readonly log: Logger;
  readonly health: Health;
  readonly metrics: Metrics;
  /** Undefined in a module without a database. */
  readonly relay?: PurgeRelay | undefined;
}

/** Everything that the module answers, in one Fastify instance. */
export function createModuleApp(parts: ModuleAppParts): FastifyInstance {
  const { definition, own, log, health, metrics, relay } = parts;
  const app = createFastify(log);
  observeRequests(app, metrics);
  addErrorAnswers(app);
  addOperationsRoutes(app, { health, metrics, build: own.build });
  acceptForms(app);
  if (relay !== undefined) addPurgeFeed(app, relay);
  for (const page of definition.pages ?? []) addPageRoutes(app, own, page);
  for (const box of definition.boxes ?? []) addBoxRoutes(app, own, box);
  if (definition.api !== undefined) addApiRoutes(app, own, definition.api);
  definition.routes?.(app, { config: own.config as Readonly<Record<string, unknown>> });
  endConnectionsWhileDraining(app, health);
  return app;
}

function createFastify(log: Logger): FastifyInstance {
  return Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "requestId" }),
    genReqId: (request) => requestIdFrom(single(request.headers["request-id"])),
    // Longer than the gateway keeps idle connections: the side that sends requests is the one that closes them.
    keepAliveTimeout: 75_000,
    // A connection that is kept alive may still send a request while the process drains; it is answered.
    return503OnClosing: false,
    forceCloseConnections: "idle",
    routerOptions: {
      maxParamLength: 1000,
      onBadUrl: (_path, _request, response) => {
        const { status, headers, body } = problemAnswer(kitErrors.create("PATH_INVALID"));
        response.writeHead(status, headers).end(body);
      },
    },
  }) as unknown as FastifyInstance;
}

/** Forms are parsed by the page's own route, which knows what it takes; files stay a stream; JSON is left to Fastify. */
function acceptForms(app: FastifyInstance): void {
  app.addContentTypeParser("multipart/form-data", (_request, body, done) => done(null, body));
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
}

function endConnectionsWhileDraining(app: FastifyInstance, health: Health): void {
  app.addHook("onSend", async (_request, reply) => {
    if (health.draining) reply.header("connection", "close");
  });
  app.setNotFoundHandler((_request, reply) =>
    sendAnswer(reply, problemAnswer(kitErrors.create("NOT_FOUND"))),
  );
}

function single(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}
