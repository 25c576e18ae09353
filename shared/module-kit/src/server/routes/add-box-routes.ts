import { internalHeaders } from "@madang/manifest";
import type { FastifyInstance } from "fastify";
import { sendAnswer, type Answer } from "../answer/answer.ts";
import { cacheControl, tagField } from "../answer/cache-fields.ts";
import { describeFragment } from "../answer/fragment-description.ts";
import { outcomeAnswer } from "../answer/outcome-answer.ts";
import { renderView } from "../answer/render-view.ts";
import type { DefinedBox } from "../define-box.ts";
import { isOutcome } from "../outcome.ts";
import { checkNamed } from "../request/incoming-request.ts";
import { readQuery } from "../request/read-parameters.ts";
import type { ModuleProcess } from "./module-process.ts";
import { refuseOtherMethods } from "./refuse-other-methods.ts";
import { extendContext, routeRequest, searchOf, type RouteRequest } from "./route-request.ts";

/** `GET /_boxes/<name>`. */
export function addBoxRoutes(app: FastifyInstance, own: ModuleProcess, defined: DefinedBox): void {
  const box = own.module.boxes[defined.name];
  if (box === undefined) throw new TypeError(`${defined.name} is not in the manifest`);
  const path = `/_boxes/${defined.name}`;
  const config = { name: `box:${defined.name}` };
  const facts = {
    access: "public",
    deadline: box.deadline ?? own.module.deadline,
    query: box.query,
  } as const;
  const headersFor: BoxRequest["headersFor"] = (tags, until) => (status) => ({
    "cache-control": cacheControl({ rules: box.cache, access: "public", status, until }),
    [internalHeaders.tags]: tagField(own.module.id, tags),
  });

  app.get(path, { config }, async (request, reply) => {
    checkNamed(request, "box", defined.name);
    const incoming = routeRequest(own, facts, request, reply);
    return sendAnswer(reply, await answerBox({ own, defined, incoming, headersFor }, searchOf(request)));
  });
  refuseOtherMethods(app, path, ["GET", "HEAD"], config);
}

interface BoxRequest {
  readonly own: ModuleProcess;
  readonly defined: DefinedBox;
  readonly incoming: RouteRequest;
  readonly headersFor: (
    tags: readonly string[],
    until: Date | undefined,
  ) => (status: number) => Answer["headers"];
}

async function answerBox(request: BoxRequest, search: URLSearchParams): Promise<Answer> {
  const { own, defined, incoming, headersFor } = request;
  const { deadline, context: shared } = incoming;
  const { load, view, tags, until } = defined.definition;
  const context = extendContext(shared, { query: readQuery(defined.query, search) });
  const data = await deadline.within(load(context));
  if (isOutcome(data)) return outcomeAnswer(data, context.language, headersFor);
  const { language, url, signal } = context;
  const loaded = extendContext(context, { data });
  const props = { data, language, url };
  const html = await deadline.within(
    renderView({ module: own.module.id, build: own.build, view, props, signal }),
  );
  return {
    status: 200,
    headers: {
      ...headersFor(tags?.(loaded) ?? [], until?.(loaded))(200),
      "content-type": "text/html; charset=utf-8",
      [internalHeaders.fragment]: describeFragment({
        subject: `${own.module.id}/${defined.name}`,
        view: view.name,
        html,
        language,
      }),
    },
    body: html,
  };
}
