import { languageSchema } from "@madang/manifest";
import { attachmentSchema, documentPageSchema, licenceSchema } from "@madang/publishing";
import { richTextSchema } from "@madang/rich-text";
import { z } from "zod";
import { newsCategories } from "./categories.ts";

const instant = z.iso.datetime({ offset: true });

export const pictureSchema = z.object({
  src: z.string().describe("Path on this site."),
  alt: z.string(),
  width: z.int().positive().optional(),
  height: z.int().positive().optional(),
});
export type Picture = z.infer<typeof pictureSchema>;

/** An article as lists and other modules show it. */
export const newsItemSchema = z.object({
  id: z.int().positive(),
  language: languageSchema.describe("Language of the texts."),
  category: z.enum(newsCategories),
  title: z.string(),
  department: z.string().describe("Department or city that published it."),
  summary: z.string(),
  published: instant,
  picture: pictureSchema.nullable().describe("The first picture of the text."),
});
export type NewsItem = z.infer<typeof newsItemSchema>;

export const newsArticleSchema = newsItemSchema.extend({
  updated: instant.nullable().describe("Last change by the publisher, when it told."),
  topics: z.array(z.string()),
  licence: licenceSchema,
  attachments: z.array(attachmentSchema),
  languages: z.array(languageSchema).describe("Languages in which the article exists."),
  content: richTextSchema.describe("The text as a tree of nodes; strings are runs of text."),
});
export type NewsArticle = z.infer<typeof newsArticleSchema>;

export const newsItemsSchema = documentPageSchema(newsItemSchema);
export type NewsItems = z.infer<typeof newsItemsSchema>;
