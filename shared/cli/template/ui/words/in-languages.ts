import type { Language } from "@madang/manifest";

/** The same words in every language of the portal. */
export type InLanguages<Words> = Readonly<Record<Language, Words>>;
