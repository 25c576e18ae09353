import { languageSchema } from "@madang/manifest";
import { attachmentSchema, documentPageSchema, licenceSchema } from "@madang/publishing";
import { richTextSchema } from "@madang/rich-text";
import { z } from "zod";
import { noticeCategories } from "./categories.ts";
import { noticeStates } from "./stage.ts";

const instant = z.iso.datetime({ offset: true });

/** A notice as lists and other modules show it. */
export const noticeItemSchema = z.object({
  id: z.int().positive(),
  language: languageSchema.describe("Language of the texts."),
  category: z.enum(noticeCategories),
  number: z.string().nullable().describe("Document number, as the province writes it."),
  title: z.string(),
  department: z.string(),
  posted: instant,
  opens: instant.nullable().describe("When opinions, applications or bids are taken first."),
  effective: instant.nullable().describe("When it comes into force."),
  closes: instant
    .nullable()
    .describe("Until when opinions, applications or bids are taken, or it is on display."),
  corrected: instant.nullable().describe("Last correction."),
  state: z
    .enum(noticeStates)
    .describe(
      "upcoming: opens or comes into force later. closed: its closing time has come. inforce: all others.",
    ),
  effect: z
    .object({
      from: instant,
      stated: z.boolean().describe("False where the five days of the law are counted."),
    })
    .nullable()
    .describe("Since when it is in force; null for what only asks for opinions, applications or bids."),
});
export type NoticeItem = z.infer<typeof noticeItemSchema>;

export const correctionSchema = z.object({
  at: instant,
  title: z.string(),
  reason: z.string(),
  field: z.string().nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type Correction = z.infer<typeof correctionSchema>;

/** What was answered to the opinions on an advance notice (Administrative Procedures Act, article 44). */
export const opinionAnswerSchema = z.object({ at: instant, text: z.string() });
export type OpinionAnswer = z.infer<typeof opinionAnswerSchema>;

export const noticeSchema = noticeItemSchema.extend({
  team: z.string().nullable(),
  officer: z.string().nullable(),
  telephone: z.string().nullable(),
  corrections: z.array(correctionSchema).describe("Newest first."),
  answers: z.array(opinionAnswerSchema).describe("Published answers to opinions, newest first."),
  licence: licenceSchema,
  attachments: z.array(attachmentSchema),
  languages: z.array(languageSchema).describe("Languages in which the notice exists."),
  content: richTextSchema.describe("The text as a tree of nodes; strings are runs of text."),
});
export type Notice = z.infer<typeof noticeSchema>;

export const noticeItemsSchema = documentPageSchema(noticeItemSchema);
export type NoticeItems = z.infer<typeof noticeItemsSchema>;
