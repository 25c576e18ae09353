import { languageSchema } from "@madang/manifest";
import { z } from "zod";

/** An entry as lists and other modules show it. */
export const entryItemSchema = z.object({
  id: z.int().positive(),
  language: languageSchema.describe("Language in which it was written."),
  title: z.string(),
  place: z.string(),
  day: z.iso.date().describe("The day that it is about, for example 2026-11-30."),
});
export type EntryItem = z.infer<typeof entryItemSchema>;

export const entrySchema = entryItemSchema.extend({
  body: z.string().describe("Plain text; an empty line parts paragraphs."),
  published: z.iso.datetime({ offset: true }),
});
export type Entry = z.infer<typeof entrySchema>;

export const entryPageSchema = z.object({
  items: z.array(entryItemSchema),
  total: z.int().min(0),
  page: z.int().positive(),
  pages: z.int().positive(),
});
export type EntryPage = z.infer<typeof entryPageSchema>;
