import { Acts, Button, ErrorSummary, Form, PageHead, Split } from "@madang/design-system";
import { localizedPath, type Language } from "@madang/manifest";
import type { FormState } from "@madang/module-kit";
import { petitionPaths } from "../../contract/paths.ts";
import { asideWords } from "../words/aside-words.ts";
import { findWords } from "../words/find-words.ts";
import { noticeTitles } from "../words/notice-words.ts";
import type { Help } from "../words/message-words.ts";
import { FindFields } from "./find-fields.tsx";
import { fieldProblems, FormNotice } from "./form-notice.tsx";
import { HelpPanel } from "./help-panel.tsx";

export interface FindPanelProps {
  readonly language: Language;
  readonly help: Help;
  readonly lede: string;
  readonly form?: FormState | undefined;
  readonly receiptNumber?: string | undefined;
}

/** The look-up form as a page: its own, and that of a petition which is not open to the visitor. */
export function FindPanel({ language, help, lede, form, receiptNumber }: FindPanelProps) {
  const words = findWords[language];
  return (
    <>
      <PageHead title={words.title} lede={lede} />
      <Split
        asideLabel={asideWords[language].name}
        aside={
          <HelpPanel
            help={help}
            title={words.forgotten}
            text={words.forgottenText}
            hours={asideWords[language].hours}
          />
        }
      >
        <FormNotice form={form} titles={noticeTitles[language]} />
        <ErrorSummary language={language} errors={fieldProblems(form)} kept={false} />
        <Form action={localizedPath(petitionPaths.find, language)} label={words.title}>
          <FindFields language={language} form={form} receiptNumber={receiptNumber} />
          <Acts>
            <Button look="main">{words.submit}</Button>
          </Acts>
        </Form>
      </Split>
    </>
  );
}
