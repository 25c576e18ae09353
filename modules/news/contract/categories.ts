/** Kinds of news, in the order of the tabs. */
export const newsCategories = ["press", "facts", "photo", "cities"] as const;
export type NewsCategory = (typeof newsCategories)[number];
