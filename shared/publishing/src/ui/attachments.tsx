import { formatBytes } from "@madang/design-system/format/format-number";
import { HiddenText } from "@madang/design-system/hidden-text";
import { Table } from "@madang/design-system/table";
import { localizedPath, type Language } from "@madang/manifest";
import type { Attachment } from "../attachment.ts";
import { fileWords } from "./words/file-words.ts";

export interface AttachmentsProps {
  readonly language: Language;
  readonly attachments: readonly Attachment[];
  /** The page that shows an attachment's text, without language prefix. */
  readonly textPath: (id: string) => string;
  /** Language of the titles where it is not the page's. */
  readonly lang?: string | undefined;
}

/** Every file of a document: what it is, how large, its text on a page, the file itself. Nothing where there is none. */
export function Attachments({ language, attachments, textPath, lang }: AttachmentsProps) {
  if (attachments.length === 0) return null;
  const words = fileWords[language];
  const columns = [
    { name: words.file },
    { name: words.format },
    { name: words.size, numeric: true },
    { name: words.read, selfNamed: true },
    { name: words.download, selfNamed: true },
  ];
  const rows = attachments.map((attachment) => ({
    key: attachment.id,
    cells: [
      <span key="title" lang={lang}>
        {attachment.title}
      </span>,
      attachment.format,
      formatBytes(attachment.bytes),
      <ReadLink key="read" {...{ language, attachment, textPath, lang }} />,
      <DownloadLink key="download" {...{ language, attachment, lang }} />,
    ],
  }));
  return (
    <section aria-labelledby="attachments">
      <h2 id="attachments">{words.attachments(attachments.length)}</h2>
      <div className="m-gap-s">
        <Table
          caption={<HiddenText>{words.attachments(attachments.length)}</HiddenText>}
          columns={columns}
          rows={rows}
          cards
        />
      </div>
    </section>
  );
}

type LinkProps = Pick<AttachmentsProps, "language" | "lang"> & { readonly attachment: Attachment };

/** A file without a text has the page all the same: it says whom to ask. */
function ReadLink({ language, attachment, textPath, lang }: LinkProps & Pick<AttachmentsProps, "textPath">) {
  const words = fileWords[language];
  return (
    <a href={localizedPath(textPath(attachment.id), language)}>
      {attachment.hasText ? words.readText : words.noText}
      <HiddenText>
        : <span lang={lang}>{attachment.title}</span>
      </HiddenText>
    </a>
  );
}

function DownloadLink({ language, attachment, lang }: LinkProps) {
  const { title, format, bytes, href } = attachment;
  return (
    <a href={href} download>
      {fileWords[language].download}
      <HiddenText>
        : <span lang={lang}>{title}</span>, {format}, {formatBytes(bytes)}
      </HiddenText>
    </a>
  );
}
