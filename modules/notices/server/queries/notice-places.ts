import type { DocumentColumns, DocumentTables } from "@madang/publishing/server";

/** Where the shared queries find this module's documents. */
export const noticeTables: DocumentTables = {
  documents: "notices",
  time: "posted_at",
  texts: "notice_texts",
  key: "notice_id",
};

export const noticeColumns: DocumentColumns = { time: "notices.posted_at", id: "notices.id" };
