import { z } from "zod";

/** Korean first; every other language lives under a path prefix of its own (`/en/…`). */
export const languages = ["ko", "en"] as const;
export type Language = (typeof languages)[number];
export const defaultLanguage: Language = "ko";

export const languageSchema = z.enum(languages);

/** The layout's hole delimiters (see layout.ts) may not occur in texts that the layout prints. */
export const plainTextSchema = z
  .string()
  .trim()
  .min(1)
  .max(300)
  .refine((text) => !/[⟦⟧\p{Cc}]/u.test(text), {
    error: "must not contain control characters or ⟦ ⟧; write plain words",
  });

/** A text that a citizen reads, in every language of the portal. */
export const localizedTextSchema = z.strictObject({ ko: plainTextSchema, en: plainTextSchema });
export type LocalizedText = z.infer<typeof localizedTextSchema>;

/** `/news` in Korean, `/en/news` in English. */
export function localizedPath(path: string, language: Language): string {
  if (language === defaultLanguage) return path;
  return path === "/" ? `/${language}` : `/${language}${path}`;
}
