import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendAnswer, type Answer } from "../answer/answer.ts";
import type { DefinedPage } from "../define-page.ts";
import { checkFormType } from "../forms/parse-form.ts";
import { readForm } from "../forms/read-form.ts";
import { checkNamed } from "../request/incoming-request.ts";
import { answerForm } from "./form-answer.ts";
import type { ModuleProcess } from "./module-process.ts";
import { missingAnswer, pageContext, showPage, type PageRequest } from "./page-answer.ts";
import { refuseOtherMethods } from "./refuse-other-methods.ts";
import { routeRequest, searchOf } from "./route-request.ts";

/** GET and HEAD of the page's path, and POST where the manifest says that it takes a form. */
export function addPageRoutes(app: FastifyInstance, own: ModuleProcess, defined: DefinedPage): void {
  const page = own.module.pages[defined.name];
  if (page === undefined) throw new TypeError(`${defined.name} is not in the manifest`);
  const route = { own, page, defined };
  const config = { name: `page:${defined.name}` };
  app.get(page.path, { config }, (request, reply) => answerGet(route, request, reply));
  if (page.form)
    app.post(
      page.path,
      // Before the body is read: what is not a form is not worth receiving.
      {
        config,
        bodyLimit: page.bodyLimit,
        onRequest: async ({ headers }) => checkFormType(headers["content-type"], page),
      },
      (request, reply) => answerPost(route, request, reply),
    );
  refuseOtherMethods(app, page.path, page.form ? ["GET", "HEAD", "POST"] : ["GET", "HEAD"], config);
}

type PageRoute = Pick<PageRequest, "own" | "page" | "defined">;

async function answerGet(route: PageRoute, request: FastifyRequest, reply: FastifyReply) {
  const asked = prepare(route, request, reply);
  const context = pageContext(asked, paramsOf(request), searchOf(request));
  return sendAnswer(reply, context === undefined ? missingAnswer(asked) : await showPage(asked, context));
}

async function answerPost(route: PageRoute, request: FastifyRequest, reply: FastifyReply) {
  const asked = prepare(route, request, reply);
  return sendAnswer(reply, await answerSent(asked, request));
}

async function answerSent(asked: PageRequest, request: FastifyRequest): Promise<Answer> {
  const sent = await readForm(request, asked.page);
  try {
    const context = pageContext(asked, paramsOf(request), searchOf(request));
    return context === undefined ? missingAnswer(asked) : await answerForm(asked, context, sent);
  } finally {
    // A client that still sends would lose an answer that comes before the end.
    await sent.finish();
  }
}

function prepare(route: PageRoute, request: FastifyRequest, reply: FastifyReply): PageRequest {
  const { own, page, defined } = route;
  checkNamed(request, "page", defined.name);
  const { access, query, deadline = own.module.deadline } = page;
  return { ...route, ...routeRequest(own, { access, query, deadline }, request, reply) };
}

function paramsOf(request: FastifyRequest): Record<string, unknown> {
  return { ...(request.params as Record<string, unknown>) };
}
