import { defineApi } from "@madang/module-kit/server";
import { petitions } from "../petitions-module.ts";
import { draftFileRoutes } from "./draft-files.ts";
import { petitionTypesRoute } from "./petition-types.ts";
import { receiptFileRoute } from "./receipt-file.ts";
import { sentFileRoute } from "./sent-file.ts";

/** Public facts, and what belongs to one visitor below the paths that the manifest calls personal. */
export const petitionsApi = defineApi(petitions, [
  petitionTypesRoute,
  ...draftFileRoutes,
  sentFileRoute,
  receiptFileRoute,
]);
