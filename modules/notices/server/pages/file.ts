import { definePage, notFound } from "@madang/module-kit/server";
import { attachmentId, documentId, fileAddresses } from "@madang/publishing";
import { readAttachment } from "@madang/publishing/server";
import type { AttachmentTextData } from "@madang/publishing/ui/attachment-text";
import { languageSchema } from "@madang/manifest";
import { z } from "zod";
import { noticePaths } from "../../contract/public.ts";
import { FileView } from "../../ui/views/file.tsx";
import { noticeWords } from "../../ui/words/notice-words.ts";
import { noticeTags } from "../cache-tags.ts";
import { notices } from "../notices-module.ts";
import { ownerIn } from "../owner.ts";
import { noticeTables } from "../queries/notice-places.ts";
import { findNotice } from "../queries/find-notice.ts";

const addresses = fileAddresses(notices);

/** The text of an attachment, for people who cannot open the file. */
export const filePage = definePage(notices, "file", {
  params: z.object({ id: documentId, file: attachmentId }),
  async load({ params, language, db }) {
    const now = new Date();
    const wanted = { document: params.id, id: params.file, now, addresses };
    const found = await readAttachment(db, noticeTables, wanted);
    if (found === undefined) return notFound({ tags: noticeTags.shown([params]) });
    const textLanguage = languageSchema.parse(found.language);
    const notice = await findNotice(db, { id: params.id, language: textLanguage, now });
    if (notice === undefined) return notFound({ tags: noticeTags.shown([params]) });
    const data: AttachmentTextData = {
      attachment: found.attachment,
      textLanguage,
      nodes: found.nodes,
      document: { id: params.id, title: notice.title, path: noticePaths.notice(params.id) },
      contact: ownerIn(language),
    };
    return data;
  },
  view: { name: "file", component: FileView },
  describe: ({ data: { attachment, document, textLanguage }, language }) => ({
    title: attachment.title,
    breadcrumb: [
      { label: noticeWords[language].title, href: noticePaths.list() },
      { label: document.title, href: document.path },
      { label: attachment.title },
    ],
    // One text in one language: search engines should list the page in that language.
    ...(textLanguage !== language && { robots: "noindex" as const }),
  }),
  tags: ({ data }) => noticeTags.shown([data.document]),
});
