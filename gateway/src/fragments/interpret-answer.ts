import { MadangError } from "@madang/errors";
import { decodeFragment, internalHeaders, type FragmentDescription } from "@madang/manifest";
import { gatewayErrors } from "../errors.ts";
import type { FragmentRoute } from "../routes/route-table.ts";
import { fieldValue, type FieldList } from "../cache/field-list.ts";
import type { Fragment, ModuleAnswer } from "./fragment.ts";
import { localLocation } from "./local-location.ts";

/** A module's answer, read to its end. */
export interface ModuleResponse {
  readonly status: number;
  readonly fields: FieldList;
  readonly body: Buffer;
}

/** Decides what a module's answer means (docs/architecture.md, "Gateway → module"). Throws what the module did wrong. */
export function interpretAnswer(options: {
  route: FragmentRoute;
  answer: ModuleResponse;
  host: string;
}): ModuleAnswer {
  const { route, answer, host } = options;
  const { status } = answer;
  const module = route.name;
  if (isFormKept(route, answer)) return fragmentOf(module, answer);
  if (status === 503) throw gatewayErrors.create("MODULE_UNAVAILABLE", { module });
  if (status >= 500) throw gatewayErrors.create("MODULE_FAILED", { module, status });
  if (route.kind === "box") return interpretBox(module, answer);
  if (status >= 300 && status < 400) return redirect(module, answer, host);
  if (fieldValue(answer.fields, internalHeaders.fragment) !== undefined) return fragmentOf(module, answer);
  if (status >= 400) return refusal(answer);
  throw gatewayErrors.create("NOT_A_FRAGMENT", { module, reason: `status ${status} without a description` });
}

/** A form that could not be stored comes back as its page, with everything that was typed. */
function isFormKept(route: FragmentRoute, { status, fields }: ModuleResponse): boolean {
  return (
    status === 503 &&
    route.kind === "page" &&
    route.personal &&
    fieldValue(fields, internalHeaders.fragment) !== undefined
  );
}

function interpretBox(module: string, answer: ModuleResponse): ModuleAnswer {
  const { status, body } = answer;
  if (status === 204 || (status === 200 && body.length === 0)) return { kind: "nothing" };
  if (status !== 200) throw gatewayErrors.create("MODULE_FAILED", { module, status });
  return fragmentOf(module, answer);
}

function fragmentOf(module: string, answer: ModuleResponse): Fragment {
  const { status, fields, body } = answer;
  const type = fieldValue(fields, "content-type") ?? "";
  if (!/^text\/html\s*(;|$)/i.test(type)) reject(module, `content type "${type}"`);
  if (fieldValue(fields, "content-encoding") !== undefined) reject(module, "an encoded body");
  if (status === 204 || status === 205) reject(module, `status ${status}`);
  return {
    kind: "fragment",
    status,
    description: descriptionOf(module, answer),
    html: body,
    retryAfter: secondsOf(fieldValue(fields, "retry-after")),
  };
}

/** Descriptions that were read lately, by their text: a page that is made anew each time describes itself alike. */
const described = new Map<string, FragmentDescription>();
const mostDescribed = 500;

function descriptionOf(module: string, { fields }: ModuleResponse): FragmentDescription {
  const text = fieldValue(fields, internalHeaders.fragment) ?? "";
  const known = described.get(text);
  if (known !== undefined) return known;
  const description = decodedDescription(module, text);
  if (described.size >= mostDescribed) described.clear();
  described.set(text, description);
  return description;
}

function decodedDescription(module: string, text: string): FragmentDescription {
  try {
    return decodeFragment(text, module);
  } catch (error) {
    if (error instanceof MadangError) return reject(module, error.message, error);
    throw error;
  }
}

function redirect(module: string, { status, fields }: ModuleResponse, host: string): ModuleAnswer {
  const location = fieldValue(fields, "location");
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined)
    return reject(module, `status ${status} without a location`);
  const path = localLocation(location, host);
  if (path === undefined) throw gatewayErrors.create("REDIRECT_OFF_SITE", { module, location });
  return { kind: "redirect", status, location: path };
}

function refusal({ status, fields }: ModuleResponse): ModuleAnswer {
  return {
    kind: "refused",
    // A portal without HTTP authentication has no challenge to send along (RFC 9110 section 15.5.2).
    status: status === 401 ? 403 : status,
    retryAfter: secondsOf(fieldValue(fields, "retry-after")),
    allow: fieldValue(fields, "allow"),
  };
}

function secondsOf(retryAfter: string | undefined): string | undefined {
  return retryAfter !== undefined && /^\d{1,6}$/.test(retryAfter) ? retryAfter : undefined;
}

function reject(module: string, reason: string, cause?: unknown): never {
  throw gatewayErrors.create("NOT_A_FRAGMENT", { module, reason }, cause);
}
