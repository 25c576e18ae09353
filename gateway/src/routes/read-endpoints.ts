import { checkPlainly, describeProblems, endpointsSchema, type Endpoints } from "@madang/manifest";
import { gatewayErrors } from "../errors.ts";
import { readJson } from "./read-json.ts";

/** Throws GATEWAY_ENDPOINTS_INVALID or GATEWAY_FILE_UNREADABLE. */
export async function readEndpoints(file: string): Promise<Endpoints> {
  const result = checkPlainly(endpointsSchema, await readJson(file));
  if (result.success) return result.data;
  throw gatewayErrors.create(
    "ENDPOINTS_INVALID",
    { problems: describeProblems(result.error, endpointsSchema) },
    result.error,
  );
}
