export { defineErrors, MadangError } from "./define-errors.ts";
export type { ErrorCatalogue, ErrorDefinition, ErrorTable, ErrorValues } from "./define-errors.ts";
export { nearestName } from "./nearest-name.ts";
