import {
  Acts,
  Button,
  ButtonLink,
  ChoiceGroup,
  Empty,
  ErrorSummary,
  Field,
  FileField,
  Form,
  formatDate,
  PageHead,
  Panel,
  Split,
  Stack,
  type UploadedFile,
} from "@madang/design-system";
import { localizedPath, type Language } from "@madang/manifest";
import { fieldMessage, fieldText, type FormState, type ViewProps } from "@madang/module-kit";
import { petitionPaths } from "../../contract/paths.ts";
import { filesField, removeField } from "../../contract/petition-fields.ts";
import { statusFields } from "../../contract/petition-status.ts";
import { FindPanel } from "../parts/find-panel.tsx";
import { fieldProblems, FormNotice } from "../parts/form-notice.tsx";
import { asideWords } from "../words/aside-words.ts";
import { filesWords } from "../words/files-words.ts";
import { findWords } from "../words/find-words.ts";
import type { Help } from "../words/message-words.ts";
import { noticeTitles } from "../words/notice-words.ts";
import { supplementWords } from "../words/supplement-words.ts";
import "./status.css";

export interface SupplementData {
  readonly receiptNumber: string;
  readonly help: Help;
  /** Whether the petition is open to this visitor. */
  readonly open: boolean;
  /** What is asked for, where something is. */
  readonly asked?: {
    readonly id: string;
    readonly request: string;
    readonly dueOn: string;
    readonly late: boolean;
    readonly requestsLeft: number;
    readonly moreTimeDays: readonly string[];
    /** Attached already, and not sent yet. */
    readonly files: readonly UploadedFile[];
    readonly accept: string;
    /** For the form that asks for more time. */
    readonly actionKey: string;
  };
}

/** What the office asked for, by when, and the place to answer. */
export function SupplementView({ data, language, form }: ViewProps<SupplementData>) {
  const { asked, receiptNumber } = data;
  const words = supplementWords[language];
  const files = filesWords[language];
  if (!data.open)
    return (
      <FindPanel
        language={language}
        help={data.help}
        lede={findWords[language].notOpen}
        receiptNumber={receiptNumber}
      />
    );
  const back = localizedPath(petitionPaths.status(receiptNumber), language);
  const typed = fieldText(form, statusFields.answer);
  if (asked === undefined) return <NothingAsked language={language} form={form} back={back} />;
  const date = formatDate(asked.dueOn, { language, form: "sentence" });
  return (
    <>
      <PageHead title={words.title} lede={asked.late ? words.late(date) : words.lede(date)} />
      <FormNotice form={form} titles={noticeTitles[language]} />
      <ErrorSummary language={language} errors={fieldProblems(form)} kept={true} />
      <Split
        asideLabel={asideWords[language].name}
        aside={<MoreTime asked={asked} language={language} form={form} />}
      >
        <Stack large>
          <section aria-labelledby="asked">
            <h2 id="asked">{words.asked}</h2>
            <p className="m-prose m-gap-s p-written">{asked.request}</p>
          </section>
          <Form label={words.title} multipart>
            <input type="hidden" name={statusFields.task} value="answer" />
            <input type="hidden" name={statusFields.supplement} value={asked.id} />
            <Field
              language={language}
              name={statusFields.answer}
              {...words.answer}
              error={fieldMessage(form, statusFields.answer)}
              defaultValue={typed}
              type="textarea"
              rows={8}
              required
            />
            <FileField
              language={language}
              label={files.label}
              hint={files.hint}
              error={fieldMessage(form, filesField)}
              optional
              name={filesField}
              multiple
              accept={asked.accept}
              files={asked.files}
              removeName={removeField}
            />
            <p className="m-hint">{words.clock}</p>
            <Acts>
              <Button look="main">{words.send}</Button>
              <Button name={statusFields.task} value="attach">
                {words.attach}
              </Button>
              <ButtonLink href={back}>{words.back}</ButtonLink>
            </Acts>
          </Form>
        </Stack>
      </Split>
    </>
  );
}

interface NothingAskedProps {
  readonly language: Language;
  readonly form: FormState | undefined;
  readonly back: string;
}

/** What was typed for a request that is gone stays on the page, so that it can be copied. */
function NothingAsked({ language, form, back }: NothingAskedProps) {
  const words = supplementWords[language];
  const typed = fieldText(form, statusFields.answer);
  return (
    <>
      <PageHead title={words.title} />
      <FormNotice form={form} titles={noticeTitles[language]} />
      <Empty title={words.nothing} headingLevel={2} acts={<ButtonLink href={back}>{words.back}</ButtonLink>}>
        {words.nothingText}
      </Empty>
      {typed !== "" && <p className="m-prose m-gap p-written">{typed}</p>}
    </>
  );
}

interface MoreTimeProps {
  readonly asked: NonNullable<SupplementData["asked"]>;
  readonly language: Language;
  readonly form: FormState | undefined;
}

/** Twice the term can be made longer (Enforcement Decree art. 24). */
function MoreTime({ asked, language, form }: MoreTimeProps) {
  const words = supplementWords[language];
  const { id, actionKey, requestsLeft, moreTimeDays } = asked;
  if (requestsLeft === 0)
    return (
      <Panel title={words.moreTitle}>
        <p>{words.moreNone}</p>
      </Panel>
    );
  return (
    <Panel title={words.moreTitle}>
      <p>{words.moreText(requestsLeft)}</p>
      <Form label={words.moreTitle}>
        <input type="hidden" name={statusFields.task} value="time" />
        <input type="hidden" name={statusFields.supplement} value={id} />
        <input type="hidden" name={statusFields.key} value={actionKey} />
        <ChoiceGroup
          language={language}
          label={words.days.label}
          name={statusFields.days}
          error={fieldMessage(form, statusFields.days)}
          options={moreTimeDays.map((days) => ({ value: days, label: words.days.each(days) }))}
        />
        <Button>{words.ask}</Button>
      </Form>
    </Panel>
  );
}

export default SupplementView;
