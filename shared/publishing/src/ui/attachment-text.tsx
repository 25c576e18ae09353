import { ButtonLink } from "@madang/design-system/button";
import { Facts } from "@madang/design-system/facts";
import { formatBytes } from "@madang/design-system/format/format-number";
import { Note } from "@madang/design-system/note";
import { PageHead } from "@madang/design-system/page-head";
import { Prose } from "@madang/design-system/prose";
import { Telephone } from "@madang/design-system/telephone";
import { localizedPath, type Language } from "@madang/manifest";
import type { RichNode } from "@madang/rich-text";
import type { Attachment } from "../attachment.ts";
import { fileWords } from "./words/file-words.ts";

export interface AttachmentTextData {
  readonly attachment: Attachment;
  /** Language of the document that it belongs to. */
  readonly textLanguage: Language;
  readonly nodes: readonly RichNode[] | null;
  readonly document: { readonly id: number; readonly title: string; readonly path: string };
  /** Whom to ask where there is no text. */
  readonly contact: { readonly department: string; readonly telephone: string };
}

/** An attachment's words as a page; where there are none, it says whom to ask. */
export function AttachmentText({ language, data }: { language: Language; data: AttachmentTextData }) {
  const { attachment, nodes, contact } = data;
  const words = fileWords[language];
  const lang = data.textLanguage === language ? undefined : data.textLanguage;
  return (
    <article>
      <PageHead title={attachment.title} lang={lang} lede={nodes === null ? undefined : words.textLede} />
      <FileFacts language={language} data={data} lang={lang} />
      <p className="m-gap-l m-noprint">
        <ButtonLink href={attachment.href} download>
          {words.downloadFile} ({attachment.format}, {formatBytes(attachment.bytes)})
        </ButtonLink>
      </p>
      {nodes === null ? (
        <Note title={words.noTextTitle} meaning="warn">
          <p>{words.noTextHelp}</p>
          <p>
            {contact.department} <Telephone number={contact.telephone} />
          </p>
        </Note>
      ) : (
        <Prose nodes={nodes} lang={lang} />
      )}
    </article>
  );
}

function FileFacts({
  language,
  data: { attachment, document },
  lang,
}: {
  language: Language;
  data: AttachmentTextData;
  lang: string | undefined;
}) {
  const words = fileWords[language];
  const link = (
    <a href={localizedPath(document.path, language)} lang={lang}>
      {document.title}
    </a>
  );
  const facts = [
    { name: words.partOf, value: link },
    { name: words.file, value: attachment.name },
    { name: words.format, value: attachment.format },
    { name: words.size, value: formatBytes(attachment.bytes) },
  ];
  return <Facts facts={facts} />;
}
