import { readCookie } from "../request/read-cookie.ts";

/** What a visitor may set without an account. Bounded, so that it splits no cache without limit. */
export const preferenceValues = {
  text: ["normal", "large", "larger"],
  contrast: ["normal", "high"],
} as const;

export interface Preferences {
  readonly text: (typeof preferenceValues.text)[number];
  readonly contrast: (typeof preferenceValues.contrast)[number];
}

export const preferencesCookie = "__Host-madang-preferences";

const every = preferenceValues.text.flatMap((text) =>
  preferenceValues.contrast.map((contrast): Preferences => Object.freeze({ text, contrast })),
);

const byCookie = new Map(every.map((preferences) => [cookieValue(preferences), preferences]));

export const defaultPreferences = preferencesOf({ text: "normal", contrast: "normal" });

export function cookieValue({ text, contrast }: Preferences): string {
  return `${text}.${contrast}`;
}

/** One of the frozen combinations; the usual ones for a cookie that we did not write. */
export function readPreferences(cookies: string | undefined): Preferences {
  const value = readCookie(cookies, preferencesCookie);
  return (value === undefined ? undefined : byCookie.get(value)) ?? defaultPreferences;
}

export function preferencesOf(wanted: Preferences): Preferences {
  return byCookie.get(cookieValue(wanted)) ?? wanted;
}

/** Inside the html tag; nothing for the usual look. */
export function preferenceAttributes({ text, contrast }: Preferences): string {
  const size = text === "normal" ? "" : ` data-text="${text}"`;
  return contrast === "normal" ? size : `${size} data-contrast="${contrast}"`;
}
