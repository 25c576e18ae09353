import { Button, Facts, Form, formatBytes, formatDate, Panel } from "@madang/design-system";
import type { Language } from "@madang/manifest";
import type { ReplyWay } from "../../contract/petition-fields.ts";
import { statusFields } from "../../contract/petition-status.ts";
import { contentsWords } from "../words/contents-words.ts";
import { receiptWords } from "../words/receipt-words.ts";
import { statusWords } from "../words/status-words.ts";

export interface SentFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly href: string;
}

export interface SentContents {
  readonly body: string;
  readonly place: string;
  readonly name: string;
  readonly contact: string;
  /** Answer to the office's request for material; empty where there was none. */
  readonly answer: string;
  readonly files: readonly SentFile[];
  /** ISO 8601. */
  readonly until: string;
}

export interface SentPanelProps {
  readonly language: Language;
  readonly maskedName: string;
  readonly written?: Language | undefined;
  readonly reply: ReplyWay;
  /** Only after the citizen has asked to see it. */
  readonly contents?: SentContents | undefined;
}

/** What was sent, masked until the citizen asks to see it. */
export function SentPanel({ language, maskedName, written, reply, contents }: SentPanelProps) {
  const words = contentsWords[language];
  const receipt = receiptWords[language];
  const facts = [
    { name: receipt.applicant, value: contents?.name ?? maskedName },
    { name: receipt.replyAt, value: receipt.reply[reply] },
  ];
  return (
    <Panel title={statusWords[language].sent}>
      <Facts facts={contents === undefined ? facts : [...facts, ...shown(contents, language, written)]} />
      <p className="m-small m-muted">
        {contents === undefined
          ? words.why
          : words.until(formatDate(contents.until, { language, form: "time" }))}
      </p>
      <div className="m-noprint">
        <Form label={contents === undefined ? words.show : words.hide}>
          <Button small name={statusFields.show} value={contents === undefined ? "yes" : "no"}>
            {contents === undefined ? words.show : words.hide}
          </Button>
        </Form>
      </div>
    </Panel>
  );
}

function shown(
  { contact, place, body, answer, files }: SentContents,
  language: Language,
  lang: Language | undefined,
) {
  const words = contentsWords[language];
  const parts = [
    { name: words.contact, value: contact },
    { name: words.place, value: place },
    { name: words.body, value: body },
    { name: words.answer, value: answer },
  ];
  const written = parts
    .filter(({ value }) => value !== "")
    .map(({ name, value }) => ({
      name,
      value: (
        <span className="p-written" lang={lang}>
          {value}
        </span>
      ),
    }));
  return files.length === 0
    ? written
    : [...written, { name: words.files, value: <FileLinks files={files} /> }];
}

function FileLinks({ files }: { files: readonly SentFile[] }) {
  return (
    <ul className="m-list">
      {files.map(({ id, name, bytes, href }) => (
        <li key={id}>
          <a href={href} download={name}>
            {name}
          </a>{" "}
          <span className="m-muted m-nowrap">{formatBytes(bytes)}</span>
        </li>
      ))}
    </ul>
  );
}
