export { kitErrors } from "../errors.ts";
export { isDatabaseUnavailable } from "./database/database-unavailable.ts";
export { bytesBody } from "./bytes-body.ts";
export {
  apiRoute,
  defineApi,
  fileRoute,
  type ApiContext,
  type ApiRoute,
  type DefinedApi,
  type FileOutcome,
} from "./define-api.ts";
export { defineBox, type BoxContext, type BoxDefinition, type DefinedBox } from "./define-box.ts";
export {
  definePage,
  type ActionContext,
  type DefinedPage,
  type DescribedContext,
  type LoadContext,
  type LoadedContext,
  type PageContext,
  type PageDefinition,
  type PageDescription,
  type ViewReference,
} from "./define-page.ts";
export { sendFile, type FileAnswer, type FileFacts } from "./file-answer.ts";
export { lasting, type Lasting } from "./lasting.ts";
export { formFields, type FormFields } from "./forms/form-fields.ts";
export type { SentFile, SentForm } from "./forms/sent-form.ts";
export { validateForm, type FieldMessages, type FormResult, type FormRules } from "./forms/validate-form.ts";
export { defineMigration, type Migration, type MigrationKind } from "./migrations/define-migration.ts";
export type { ConfigOf, DatabaseOf, ModuleTypes, ServerModule } from "./module-types.ts";
export {
  gone,
  invalid,
  limited,
  notFound,
  nothing,
  redirect,
  unavailable,
  type ActionOutcome,
  type LoadOutcome,
} from "./outcome.ts";
export { openApiDocument } from "./openapi/openapi-document.ts";
export { mostTags, purge, type PurgeMode } from "./purges/purge.ts";
export type { RequestContext } from "./request/request-context.ts";
export type { Command, CommandContext, Housekeeping, ModuleDefinition } from "./serve/module-definition.ts";
export { moduleOptionsSchema } from "./serve/module-options.ts";
export { serveModule } from "./serve/serve-module.ts";
export { startModule } from "./serve/start-module.ts";
