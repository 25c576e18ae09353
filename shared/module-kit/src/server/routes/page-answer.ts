import { internalHeaders, type Page } from "@madang/manifest";
import type { FormState } from "../../view/form-state.ts";
import type { ViewProps } from "../../view/view-props.ts";
import type { Answer } from "../answer/answer.ts";
import { cacheControl, tagField } from "../answer/cache-fields.ts";
import { describeFragment } from "../answer/fragment-description.ts";
import { outcomeAnswer } from "../answer/outcome-answer.ts";
import { renderView } from "../answer/render-view.ts";
import type { DefinedPage, PageContext } from "../define-page.ts";
import { isOutcome, notFound } from "../outcome.ts";
import { readParams, readQuery } from "../request/read-parameters.ts";
import type { ModuleProcess } from "./module-process.ts";
import { extendContext, type RouteRequest } from "./route-request.ts";

type AnyPageContext = PageContext<unknown, Record<string, unknown>, Record<string, unknown>>;

/** One request for one page, from its parameters to the bytes. */
export interface PageRequest extends RouteRequest {
  readonly own: ModuleProcess;
  readonly page: Page;
  readonly defined: DefinedPage;
}

/** What the page is shown with: 200, or the status of a refused form. */
export interface Shown {
  readonly status: 200 | 422 | 429 | 503;
  readonly form?: FormState;
  readonly headers?: Answer["headers"];
}

/** The context with parsed parameters; undefined where no such address exists. Throws KIT_QUERY_INVALID. */
export function pageContext(
  request: PageRequest,
  params: Readonly<Record<string, unknown>>,
  search: URLSearchParams,
): AnyPageContext | undefined {
  const parsed = readParams(request.defined.params, params);
  if (parsed === undefined) return undefined;
  return extendContext(request.context, { params: parsed, query: readQuery(request.defined.query, search) });
}

export function missingAnswer(request: PageRequest): Answer {
  return outcomeAnswer(notFound(), request.context.language, storedFor(request));
}

/** Loads and renders. What is not ready within the deadline is neither computed on nor sent. */
export async function showPage(
  request: PageRequest,
  context: AnyPageContext,
  shown: Shown = { status: 200 },
): Promise<Answer> {
  const { definition } = request.defined;
  const withForm = extendContext(context, shown.form === undefined ? {} : { form: shown.form });
  const data = await request.deadline.within(definition.load(withForm));
  if (isOutcome(data)) return outcomeAnswer(data, context.language, storedFor(request));
  const loaded = extendContext(withForm, { data });
  const tags = definition.tags?.(loaded) ?? [];
  const until = definition.until?.(loaded);
  const html = await renderPage(request, data, shown.form);
  return {
    status: shown.status,
    headers: {
      ...headersFor(request, tags, until)(shown.status),
      ...shown.headers,
      "content-type": "text/html; charset=utf-8",
      [internalHeaders.fragment]: describeFragment({
        subject: `${request.own.module.id}/${request.defined.name}`,
        view: definition.view.name,
        html,
        language: context.language,
        page: definition.describe(loaded),
      }),
    },
    body: html,
  };
}

function renderPage(request: PageRequest, data: unknown, form: FormState | undefined): Promise<string> {
  const { language, url, signal } = request.context;
  const props: ViewProps<unknown> = { data, language, url, ...(form === undefined ? {} : { form }) };
  const { view } = request.defined.definition;
  return request.deadline.within(
    renderView({
      module: request.own.module.id,
      build: request.own.build,
      view,
      props,
      signal,
      isPage: true,
    }),
  );
}

/** `headersFor` of one request. */
export function storedFor(request: PageRequest) {
  return (tags: readonly string[], until: Date | undefined) => headersFor(request, tags, until);
}

/** Cache rules by status, and tags where something may be stored. */
export function headersFor(
  { own, page }: PageRequest,
  tags: readonly string[],
  until?: Date,
): (status: number) => Answer["headers"] {
  const { cache: rules, access } = page;
  return (status) => ({
    "cache-control": cacheControl({ rules, access, status, until }),
    ...(page.access === "public" ? { [internalHeaders.tags]: tagField(own.module.id, tags) } : {}),
  });
}
