import { redirectTo, type Answer } from "../answer/answer.ts";
import { gatewayErrors } from "../errors.ts";
import type { BodyLimits } from "../protect/guarded-body.ts";
import { readSmallForm } from "../protect/small-form.ts";
import type { Visit } from "../request/visit.ts";
import {
  cookieValue,
  defaultPreferences,
  preferencesCookie,
  preferencesOf,
  preferenceValues,
  type Preferences,
} from "./preferences.ts";
import { returnPath } from "./return-path.ts";

const year = 86_400 * 365;

export const preferencesAllow = "OPTIONS, POST";

/**
 * `POST /preferences`: keeps what was chosen in a cookie and goes back to the page. A form may set one preference and leave
 * the other. Throws GATEWAY_BODY_TYPE, GATEWAY_BODY_TOO_LARGE or GATEWAY_PREFERENCE_INVALID.
 */
export async function answerPreferences(visit: Visit, limits: Omit<BodyLimits, "limit">): Promise<Answer> {
  const form = await readSmallForm(visit, limits);
  const chosen = preferencesOf({
    text: valueFrom(form, "text", visit.preferences.text),
    contrast: valueFrom(form, "contrast", visit.preferences.contrast),
  });
  const answer = redirectTo(returnPath(form.get("return")), 303);
  return { ...answer, headers: [...answer.headers, "set-cookie", cookieFor(chosen)] };
}

function valueFrom<Name extends keyof Preferences>(
  form: URLSearchParams,
  name: Name,
  kept: Preferences[Name],
): Preferences[Name] {
  const sent = form.get(name);
  if (sent === null) return kept;
  const values: readonly string[] = preferenceValues[name];
  if (!values.includes(sent))
    throw gatewayErrors.create("PREFERENCE_INVALID", { name, valid: values.join(", ") });
  return sent as Preferences[Name];
}

/** The usual look needs no cookie: then the one that is there is taken back. */
function cookieFor(preferences: Preferences): string {
  const usual = preferences === defaultPreferences;
  const value = usual ? "" : cookieValue(preferences);
  return `${preferencesCookie}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${usual ? 0 : year}`;
}
