import {
  Acts,
  Button,
  ButtonLink,
  ErrorSummary,
  Field,
  Form,
  Note,
  PageHead,
  Split,
} from "@madang/design-system";
import { fieldMessage, fieldText, type ViewProps } from "@madang/module-kit";
import type { DraftEnd } from "../../contract/paths.ts";
import { fieldProblems, FormNotice } from "../parts/form-notice.tsx";
import { HelpPanel } from "../parts/help-panel.tsx";
import { asideWords } from "../words/aside-words.ts";
import type { Help } from "../words/message-words.ts";
import { noticeTitles } from "../words/notice-words.ts";
import { resumeWords, type ResumeWords } from "../words/resume-words.ts";

export interface ResumeData {
  readonly action: string;
  readonly help: Help;
  readonly find: string;
  readonly startNew: string;
  /** From the address of the link. */
  readonly code?: string;
  readonly ended?: DraftEnd;
  /** Where what was just typed has been kept. */
  readonly keptIn?: string;
}

/** A code in, the saved draft out; and what became of a draft that cannot be opened. */
export function ResumeView({ data, language, form }: ViewProps<ResumeData>) {
  const words = resumeWords[language];
  const aside = asideWords[language];
  const ended = data.ended === undefined ? undefined : words.ended[data.ended];
  return (
    <>
      <PageHead title={ended?.title ?? words.title} lede={ended?.text ?? words.lede} />
      <Split
        asideLabel={aside.name}
        aside={<HelpPanel help={data.help} title={words.lost} text={words.lostText} hours={aside.hours} />}
      >
        <FormNotice form={form} titles={noticeTitles[language]} />
        <ErrorSummary language={language} errors={fieldProblems(form)} />
        {data.keptIn !== undefined && <KeptIn words={words} href={data.keptIn} />}
        {data.ended === "sent" || data.ended === "deleted" || data.ended === "expired" ? (
          <Acts>
            <ButtonLink look={data.ended === "sent" ? "main" : "plain"} href={data.find}>
              {words.find}
            </ButtonLink>
            <ButtonLink href={data.startNew}>{words.startNew}</ButtonLink>
          </Acts>
        ) : (
          <Form action={data.action} label={words.title}>
            <Field
              language={language}
              name="code"
              {...words.code}
              error={fieldMessage(form, "code")}
              defaultValue={fieldText(form, "code") || data.code}
              autoComplete="off"
              spellCheck={false}
              required
            />
            <Acts>
              <Button look="main" id="resume">
                {words.submit}
              </Button>
              <ButtonLink look="quiet" href={data.startNew}>
                {words.startNew}
              </ButtonLink>
            </Acts>
          </Form>
        )}
      </Split>
    </>
  );
}

function KeptIn({ words, href }: { words: ResumeWords; href: string }) {
  return (
    <Note meaning="ok" title={words.keptIn}>
      <p>
        <a href={href}>{words.openKept}</a>
      </p>
    </Note>
  );
}

export default ResumeView;
