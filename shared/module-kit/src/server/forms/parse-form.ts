import { kitErrors } from "../../errors.ts";
import { formFields, type FormFields } from "./form-fields.ts";

const mostFields = 500;
const longestName = 200;

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

/** Throws KIT_FORM_TYPE for anything but urlencoded UTF-8. */
export function checkFormType(contentType: string | undefined): void {
  const [type = "", ...parameters] = (contentType ?? "")
    .toLowerCase()
    .split(";")
    .map((part) => part.trim());
  const charset = parameters.find((parameter) => parameter.startsWith("charset="))?.slice(8);
  const readable = charset === undefined || charset.replaceAll('"', "") === "utf-8";
  if (type !== "application/x-www-form-urlencoded" || !readable)
    throw kitErrors.create("FORM_TYPE", { type: contentType ?? "none" });
}

function parsePair(pair: string): readonly [string, string] {
  const equals = pair.indexOf("=");
  const name = decode(equals === -1 ? pair : pair.slice(0, equals));
  if (name.length > longestName) throw unreadable(`a field's name has more than ${longestName} characters`);
  return [name, decode(equals === -1 ? "" : pair.slice(equals + 1))];
}

/** Browsers send CRLF for a line break; macOS sends Korean syllables as separate letters. */
function decode(text: string): string {
  const decoded = percentDecode(text.replaceAll("+", " "));
  if (decoded.includes("\0")) throw unreadable("it has a null character");
  return decoded.replace(/\r\n?/g, "\n").normalize("NFC");
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
