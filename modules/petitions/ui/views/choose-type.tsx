import {
  Acts,
  Button,
  ChoiceGroup,
  ErrorSummary,
  Form,
  PageHead,
  Panel,
  Split,
  Steps,
} from "@madang/design-system";
import { fieldMessage, fieldText, type ViewProps } from "@madang/module-kit";
import type { PetitionTypeId } from "../../contract/petition-types.ts";
import { FormAsidePanels, type FormAside } from "../parts/form-aside.tsx";
import { fieldProblems, FormNotice } from "../parts/form-notice.tsx";
import type { TypeChoice } from "../parts/petition-fields.tsx";
import type { Help } from "../words/message-words.ts";
import { noticeTitles } from "../words/notice-words.ts";
import { stepWords } from "../words/step-words.ts";
import { typeWords } from "../words/type-words.ts";

export interface ChooseTypeData {
  readonly action: string;
  readonly resume: string;
  readonly help: Help;
  readonly aside: FormAside;
  readonly types: readonly TypeChoice[];
  /** Named by the address. */
  readonly type?: PetitionTypeId;
}

/** The first step: which kind of petition. */
export function ChooseTypeView({ data, language, form }: ViewProps<ChooseTypeData>) {
  const words = typeWords[language];
  const { stepsLabel, steps } = stepWords[language];
  return (
    <>
      <PageHead title={words.title} lede={words.lede} />
      <Split
        asideLabel={data.aside.name}
        aside={
          <>
            <Panel title={words.before}>
              <ul className="m-list">
                {words.beforeText.map((each) => (
                  <li key={each}>{each}</li>
                ))}
              </ul>
            </Panel>
            <Panel title={words.resume}>
              <p>{words.resumeText}</p>
              <p>
                <a href={data.resume}>{words.resume}</a>
              </p>
            </Panel>
            <FormAsidePanels aside={data.aside} help={data.help} />
          </>
        }
      >
        <Steps language={language} label={stepsLabel} steps={steps} current={1} />
        <FormNotice form={form} titles={noticeTitles[language]} />
        <ErrorSummary language={language} errors={fieldProblems(form)} kept={words.kept} />
        <Form action={data.action} label={words.title}>
          <ChoiceGroup
            language={language}
            name="type"
            label={words.question}
            error={fieldMessage(form, "type")}
            chosen={[fieldText(form, "type") || (data.type ?? "")]}
            options={[...data.types]}
          />
          <Acts>
            <Button look="main" id="next">
              {words.next}
            </Button>
          </Acts>
        </Form>
      </Split>
    </>
  );
}

export default ChooseTypeView;
