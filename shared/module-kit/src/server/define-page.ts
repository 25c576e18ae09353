import type { Crumb, FeedLink, Language, Manifest } from "@madang/manifest";
import type { ComponentType } from "react";
import { z } from "zod";
import { kitErrors } from "../errors.ts";
import type { FormState } from "../view/form-state.ts";
import type { ViewProps } from "../view/view-props.ts";
import type { SentForm } from "./forms/sent-form.ts";
import type { PageName, PathParameter } from "./module-types.ts";
import type { ActionOutcome, LoadOutcome } from "./outcome.ts";
import type { RequestContext } from "./request/request-context.ts";

type Maybe<T> = T | Promise<T>;

/** Where a view is: `ui/views/<name>.tsx`, or `ui/interactive/<name>.tsx` when the browser hydrates it too. */
export interface ViewReference<Data> {
  readonly name: string;
  readonly component: ComponentType<ViewProps<Data>>;
  /** True for a view in `ui/interactive`; its data then has to survive JSON. */
  readonly interactive?: boolean;
}

/** What the page says of itself. Paths are without language prefix; texts that are too long are shortened. */
export interface PageDescription {
  readonly title: string;
  readonly description?: string;
  /** From below the home page down to the page itself, which has no href. */
  readonly breadcrumb?: readonly Crumb[];
  /** Where the same document is in other languages, when not at the same path; only the languages that have it. */
  readonly alternates?: Readonly<Partial<Record<Language, string>>>;
  readonly canonical?: string;
  readonly robots?: "noindex";
  /** Feeds of what the page shows. Paths of an API are the same in every language, others without language prefix. */
  readonly feeds?: readonly FeedLink[];
}

export type Shape<Names extends string> = z.ZodObject<{ [Name in Names]: z.ZodType }>;

export interface PageContext<M, Params, Query> extends RequestContext<M> {
  readonly params: Params;
  readonly query: Query;
}

export interface LoadContext<M, Params, Query> extends PageContext<M, Params, Query> {
  /** Only where the page is shown again after its form was refused: what was typed needs no second question to a store that is away. */
  readonly form?: FormState;
}

export interface LoadedContext<M, Params, Query, Data> extends PageContext<M, Params, Query> {
  readonly data: Data;
}

/** With the refused form, so that a title can begin with the number of its errors. */
export interface DescribedContext<M, Params, Query, Data> extends LoadedContext<M, Params, Query, Data> {
  readonly form?: FormState;
}

export interface ActionContext<M, Params, Query> extends PageContext<M, Params, Query>, SentForm {}

type PathOf<M extends Manifest, Name extends PageName<M>> = M["pages"][Name] extends {
  path: infer Path extends string;
}
  ? Path
  : string;

export interface PageDefinition<M, Params extends z.ZodObject, Query extends z.ZodObject, Data> {
  /** Parameters of the path; where they do not fit, the answer is 404. */
  readonly params?: Params;
  /** Declared query parameters; one that does not fit takes its default, or is refused with 400 where it has none. */
  readonly query?: Query;
  /** Runs for every request, and again, with the form, when an action has refused it. */
  readonly load: (context: LoadContext<M, z.output<Params>, z.output<Query>>) => Maybe<Data | LoadOutcome>;
  /** Receives the form of a page that is declared with `form: true`. */
  readonly action?: (context: ActionContext<M, z.output<Params>, z.output<Query>>) => Maybe<ActionOutcome>;
  readonly view: ViewReference<Data>;
  readonly describe: (
    context: DescribedContext<M, z.output<Params>, z.output<Query>, Data>,
  ) => PageDescription;
  /** Cache tags beyond the module's own, which every public answer has. */
  readonly tags?: (context: LoadedContext<M, z.output<Params>, z.output<Query>, Data>) => readonly string[];
  /** When the page stops being true: the next embargo ends, a period closes. Nothing stored is fresh beyond it. */
  readonly until?: (context: LoadedContext<M, z.output<Params>, z.output<Query>, Data>) => Date | undefined;
}

/** A definition whose types were checked where it was written. */
export interface DefinedPage {
  readonly kind: "page";
  readonly module: string;
  readonly name: string;
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  // The request pipeline hands each function what its own schemas have parsed.
  readonly definition: PageDefinition<unknown, z.ZodObject, z.ZodObject, unknown>;
}

/** Params are required as soon as the path has some. */
type ParamsRule<M extends Manifest, Name extends PageName<M>, Params extends z.ZodObject> = [
  PathParameter<PathOf<M, Name>>,
] extends [never]
  ? { readonly params?: undefined }
  : { readonly params: Params & Shape<PathParameter<PathOf<M, Name>>> };

const none = z.object({});

/** Throws KIT_UNDECLARED, KIT_QUERY_UNDECLARED, KIT_PARAMETERS_DIFFER or KIT_FORM_NOT_ACCEPTED at start, never later. */
export function definePage<
  M extends Manifest,
  Name extends PageName<M>,
  Data,
  Params extends z.ZodObject = z.ZodObject<{}>,
  Query extends z.ZodObject = z.ZodObject<{}>,
>(
  module: M,
  name: Name,
  definition: PageDefinition<M, Params, Query, Data> & ParamsRule<M, Name, Params>,
): DefinedPage {
  const page = Object.hasOwn(module.pages, name) ? module.pages[name] : undefined;
  if (page === undefined)
    throw kitErrors.create("UNDECLARED", {
      module: module.id,
      kind: "page",
      name,
      valid: Object.keys(module.pages).join(", "),
    });
  const params = definition.params ?? none;
  const query = definition.query ?? none;
  checkParameters(name, page.path, params);
  checkQuery("page", name, page.query, query);
  checkForm(name, page.form, definition.action !== undefined);
  return {
    kind: "page",
    module: module.id,
    name,
    params,
    query,
    definition: definition as unknown as DefinedPage["definition"],
  };
}

export function checkQuery(
  kind: string,
  name: string,
  declared: readonly string[],
  query: z.ZodObject,
): void {
  const parameter = Object.keys(query.shape).find((key) => !declared.includes(key));
  if (parameter !== undefined) throw kitErrors.create("QUERY_UNDECLARED", { kind, name, parameter });
}

function checkParameters(name: string, path: string, params: z.ZodObject): void {
  const named = [...path.matchAll(/:([a-zA-Z0-9]+)/g)].map((match) => match[1] ?? "").sort();
  const fields = Object.keys(params.shape).sort();
  if (named.join() !== fields.join())
    throw kitErrors.create("PARAMETERS_DIFFER", { name, path, fields: fields.join(", ") || "none" });
}

function checkForm(name: string, form: boolean, action: boolean): void {
  if (form === action) return;
  const problem = form ? "is declared with form: true and has no action" : "has an action and no form: true";
  throw kitErrors.create("FORM_NOT_ACCEPTED", { name, problem });
}
