import { kitErrors } from "../../errors.ts";
import { fieldName, fieldValue } from "./field-text.ts";
import { formFields, type FormFields } from "./form-fields.ts";

const mostFields = 500;
const urlencoded = "application/x-www-form-urlencoded";
const multipart = "multipart/form-data";

/**
 * application/x-www-form-urlencoded (https://url.spec.whatwg.org/#urlencoded-parsing), but what no browser sends is refused
 * rather than repaired: text that is altered in silence is worse than a message. Throws KIT_FORM_ENCODING.
 */
export function parseForm(body: Buffer | undefined): FormFields {
  const pairs = (body ?? Buffer.alloc(0))
    .toString("latin1")
    .split("&")
    .filter((pair) => pair !== "");
  if (pairs.length > mostFields) throw unreadable(`it has more than ${mostFields} fields`);
  return formFields(pairs.map(parsePair));
}

/** Throws KIT_FORM_TYPE for anything but urlencoded UTF-8 and, where the form may carry files, multipart. */
export function checkFormType(contentType: string | undefined, { uploads }: { uploads: boolean }): void {
  if (uploads && isMultipart(contentType)) return;
  const [type = "", ...parameters] = (contentType ?? "")
    .toLowerCase()
    .split(";")
    .map((part) => part.trim());
  const charset = parameters.find((parameter) => parameter.startsWith("charset="))?.slice(8);
  const readable = charset === undefined || charset.replaceAll('"', "") === "utf-8";
  if (type === urlencoded && readable) return;
  const valid = `${urlencoded} in UTF-8${uploads ? `, ${multipart}` : ""}`;
  throw kitErrors.create("FORM_TYPE", { type: contentType ?? "none", valid });
}

export function isMultipart(contentType: string | undefined): contentType is string {
  return /^multipart\/form-data\s*(;|$)/i.test(contentType ?? "");
}

function parsePair(pair: string): readonly [string, string] {
  const equals = pair.indexOf("=");
  const name = fieldName(decode(equals === -1 ? pair : pair.slice(0, equals)));
  return [name, fieldValue(decode(equals === -1 ? "" : pair.slice(equals + 1)))];
}

function decode(text: string): string {
  return percentDecode(text.replaceAll("+", " "));
}

function percentDecode(text: string): string {
  if (/[^\x20-\x7e]/.test(text)) throw unreadable("it has bytes that are not percent-encoded");
  try {
    return decodeURIComponent(text);
  } catch {
    throw unreadable("its percent-encoding is not valid UTF-8");
  }
}

function unreadable(problem: string): Error {
  return kitErrors.create("FORM_ENCODING", { problem });
}
