import { definePage, notFound } from "@madang/module-kit/server";
import { attachmentId, documentId, fileAddresses } from "@madang/publishing";
import { readAttachment } from "@madang/publishing/server";
import type { AttachmentTextData } from "@madang/publishing/ui/attachment-text";
import { languageSchema } from "@madang/manifest";
import { z } from "zod";
import { newsPaths } from "../../contract/public.ts";
import { FileView } from "../../ui/views/file.tsx";
import { newsWords } from "../../ui/words/news-words.ts";
import { newsTags } from "../cache-tags.ts";
import { news } from "../news-module.ts";
import { ownerIn } from "../owner.ts";
import { articleTables } from "../queries/article-places.ts";
import { findArticle } from "../queries/find-article.ts";

const addresses = fileAddresses(news);

/** The text of an attachment, for people who cannot open the file. */
export const filePage = definePage(news, "file", {
  params: z.object({ id: documentId, file: attachmentId }),
  async load({ params, language, db }) {
    const now = new Date();
    const wanted = { document: params.id, id: params.file, now, addresses };
    const found = await readAttachment(db, articleTables, wanted);
    if (found === undefined) return notFound({ tags: newsTags.shown([params]) });
    const textLanguage = languageSchema.parse(found.language);
    const article = await findArticle(db, { id: params.id, language: textLanguage, now });
    if (article === undefined) return notFound({ tags: newsTags.shown([params]) });
    const data: AttachmentTextData = {
      attachment: found.attachment,
      textLanguage,
      nodes: found.nodes,
      document: { id: params.id, title: article.title, path: newsPaths.article(params.id) },
      contact: ownerIn(language),
    };
    return data;
  },
  view: { name: "file", component: FileView },
  describe: ({ data: { attachment, document, textLanguage }, language }) => ({
    title: attachment.title,
    breadcrumb: [
      { label: newsWords[language].title, href: newsPaths.list() },
      { label: document.title, href: document.path },
      { label: attachment.title },
    ],
    // One text in one language: search engines should list the page in that language.
    ...(textLanguage !== language && { robots: "noindex" as const }),
  }),
  tags: ({ data }) => newsTags.shown([data.document]),
});
