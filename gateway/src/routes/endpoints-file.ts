import { checkPlainly, describeProblems, endpointsSchema, type Endpoints } from "@madang/manifest";
import { gatewayErrors } from "../errors.ts";
import { inSlices, type Steps } from "./in-slices.ts";
import { readJson } from "./read-json.ts";

/** Where replicas are. What has not changed since the last reading is the same object, and is not checked again. */
export class EndpointsFile {
  readonly #file: string;
  #known: Endpoints = {};

  constructor(file: string) {
    this.#file = file;
  }

  /** Throws GATEWAY_ENDPOINTS_INVALID or GATEWAY_FILE_UNREADABLE; what was known before then stays known. */
  async read(): Promise<Endpoints> {
    const content = await readJson(this.#file);
    const read = isObject(content) ? await inSlices(this.#compared(content)) : undefined;
    if (read === undefined) throw invalid(content);
    this.#known = read;
    return read;
  }

  *#compared(content: Readonly<Record<string, unknown>>): Steps<Endpoints | undefined> {
    const endpoints: Endpoints = {};
    let isSame = true;
    let count = 0;
    for (const [module, urls] of Object.entries(content)) {
      const known = this.#known[module];
      const kept = known !== undefined && JSON.stringify(known) === JSON.stringify(urls) ? known : undefined;
      const checked = kept ?? checkPlainly(endpointsSchema, { [module]: urls }).data?.[module];
      if (checked === undefined) return undefined;
      isSame &&= kept !== undefined;
      endpoints[module] = checked;
      count += 1;
      yield;
    }
    return isSame && count === Object.keys(this.#known).length ? this.#known : endpoints;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function invalid(content: unknown): Error {
  const { error } = checkPlainly(endpointsSchema, content);
  const problems = error === undefined ? "unknown" : describeProblems(error, endpointsSchema);
  return gatewayErrors.create("ENDPOINTS_INVALID", { problems }, error);
}
