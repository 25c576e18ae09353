import { Acts, Button, ErrorSummary, Form, LiveRegion, PageHead, Split } from "@madang/design-system";
import { fieldText, type ViewProps } from "@madang/module-kit";
import { useRef } from "react";
import { submissionKeyField } from "../../contract/petition-fields.ts";
import type { PetitionTypeId } from "../../contract/petition-types.ts";
import { ConsentField } from "../parts/consent-field.tsx";
import { fieldProblems, FormNotice } from "../parts/form-notice.tsx";
import { HelpPanel } from "../parts/help-panel.tsx";
import { PeriodPanel } from "../parts/period-panel.tsx";
import { ApplicantFields, ContentFields, PasswordFields } from "../parts/petition-fields.tsx";
import type { Help } from "../words/message-words.ts";
import type { PetitionFormText } from "../words/petition-form-text.ts";
import { useErrorFocus } from "../behaviour/use-error-focus.ts";
import { useSingleSubmit } from "../behaviour/use-single-submit.ts";
import { useUnsavedWarning } from "../behaviour/use-unsaved-warning.ts";
import { WrittenLength } from "../behaviour/written-length.tsx";

export interface PetitionFormData {
  /** Where the form is sent: the page's path without its query. */
  readonly action: string;
  /** New for each form; a form that is shown again keeps its own. */
  readonly submissionKey: string;
  readonly type?: PetitionTypeId;
  readonly help: Help;
  readonly text: PetitionFormText;
}

/** The petition form: plain HTML that works by itself; scripts count, focus, warn and hold back a second press. */
export default function PetitionFormView({ data, language, form }: ViewProps<PetitionFormData>) {
  const { words, types, notices, aside } = data.text;
  const common = { language, form, words };
  const root = useRef<HTMLDivElement>(null);
  const sending = useSingleSubmit(root);
  useErrorFocus(root, form !== undefined);
  useUnsavedWarning(root, { sending, alreadyTyped: form !== undefined });
  return (
    <div ref={root}>
      <PageHead title={words.title} lede={words.lede} />
      <Split
        asideLabel={aside.name}
        aside={
          <>
            <PeriodPanel aside={aside} />
            <HelpPanel help={data.help} title={aside.help} text={aside.helpText} hours={aside.hours} />
          </>
        }
      >
        <FormNotice form={form} titles={notices} />
        <ErrorSummary language={language} errors={fieldProblems(form)} kept={words.kept} />
        <Form action={data.action} label={words.title}>
          <input
            type="hidden"
            name={submissionKeyField}
            value={fieldText(form, submissionKeyField) || data.submissionKey}
          />
          <h2>{words.content}</h2>
          <ContentFields
            {...common}
            types={types}
            type={data.type}
            written={<WrittenLength root={root} language={language} start={fieldText(form, "body").length} />}
          />
          <h2>{words.applicant}</h2>
          <ApplicantFields {...common} />
          <h2>{words.lookUp}</h2>
          <PasswordFields {...common} />
          <ConsentField form={form} words={words} />
          <Acts>
            <Button look="main" id="send" busy={sending}>
              {sending ? words.sending : words.send}
            </Button>
          </Acts>
          <LiveRegion>{sending ? words.sending : ""}</LiveRegion>
        </Form>
      </Split>
    </div>
  );
}

export { PetitionFormView };
