import type { DraftStep } from "./draft-steps.ts";

/** Why a draft cannot be opened any more; `away`: not by this visitor. */
export const draftEnds = ["sent", "expired", "deleted", "away"] as const;
export type DraftEnd = (typeof draftEnds)[number];

/** Addresses of the module, without the language prefix. */
export const petitionPaths = {
  home: "/petitions",
  new: "/petitions/new",
  find: "/petitions/find",
  resume: "/petitions/resume",
  /** Says how a draft ended, and where what was just typed has been kept instead. */
  ended: (end: DraftEnd, keptIn?: string) =>
    `/petitions/resume?ended=${end}${keptIn === undefined ? "" : `&draft=${keptIn}`}`,
  draft: (draft: string, step: DraftStep) => `/petitions/draft/${draft}/${step}`,
  deleteDraft: (draft: string) => `/petitions/draft/${draft}/delete`,
  receipt: (receiptNumber: string) => `/petitions/receipt/${receiptNumber}`,
  /** The receipt as a file to keep; the same address in every language. */
  receiptFile: (receiptNumber: string, language: string) =>
    `/api/petitions/sent/${receiptNumber}/receipt?language=${language}`,
  /** A file that was sent with the petition; the same address in every language. */
  sentFile: (receiptNumber: string, file: string) => `/api/petitions/sent/${receiptNumber}/files/${file}`,
  status: (receiptNumber: string) => `/petitions/status/${receiptNumber}`,
  supplement: (receiptNumber: string) => `/petitions/status/${receiptNumber}/supplement`,
  withdraw: (receiptNumber: string) => `/petitions/status/${receiptNumber}/withdraw`,
} as const;

/** Names of the look-up form's fields: a form on another page posts them to `petitionPaths.find`. */
export const findFields = { receipt: "receipt", password: "pin" } as const;
