import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendAnswer } from "../answer/answer.ts";
import type { DefinedPage } from "../define-page.ts";
import { checkFormType, parseForm } from "../forms/parse-form.ts";
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
  const config = { name: `page:${defined.name}` };

  app.get(page.path, { config }, async (request, reply) => {
    const pageRequest = prepare(request, reply);
    const context = pageContext(pageRequest, paramsOf(request), searchOf(request));
    return sendAnswer(
      reply,
      context === undefined ? missingAnswer(pageRequest) : await showPage(pageRequest, context),
    );
  });

  if (page.form)
    app.post(page.path, { config, bodyLimit: page.bodyLimit }, async (request, reply) => {
      const pageRequest = prepare(request, reply);
      checkFormType(request.headers["content-type"]);
      const form = parseForm(request.body as Buffer);
      const context = pageContext(pageRequest, paramsOf(request), searchOf(request));
      return sendAnswer(
        reply,
        context === undefined ? missingAnswer(pageRequest) : await answerForm(pageRequest, context, form),
      );
    });

  refuseOtherMethods(app, page.path, page.form ? ["GET", "HEAD", "POST"] : ["GET", "HEAD"], config);

  function prepare(request: FastifyRequest, reply: FastifyReply): PageRequest {
    checkNamed(request, "page", defined.name);
    const facts = { ...page!, deadline: page!.deadline ?? own.module.deadline };
    return { ...routeRequest(own, facts, request, reply), own, page: page!, defined };
  }
}

function paramsOf(request: FastifyRequest): Record<string, unknown> {
  return { ...(request.params as Record<string, unknown>) };
}
