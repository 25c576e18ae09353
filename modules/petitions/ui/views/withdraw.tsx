import {
  Acts,
  Button,
  ButtonLink,
  Empty,
  ErrorSummary,
  Field,
  Form,
  PageHead,
  Split,
} from "@madang/design-system";
import { localizedPath } from "@madang/manifest";
import { fieldMessage, fieldText, type ViewProps } from "@madang/module-kit";
import { petitionPaths } from "../../contract/paths.ts";
import { statusFields } from "../../contract/petition-status.ts";
import { FindPanel } from "../parts/find-panel.tsx";
import { fieldProblems, FormNotice } from "../parts/form-notice.tsx";
import { HelpPanel } from "../parts/help-panel.tsx";
import { asideWords } from "../words/aside-words.ts";
import { findWords } from "../words/find-words.ts";
import type { Help } from "../words/message-words.ts";
import { noticeTitles } from "../words/notice-words.ts";
import { withdrawWords } from "../words/withdraw-words.ts";

export interface WithdrawData {
  readonly receiptNumber: string;
  readonly help: Help;
  /** Whether the petition is open to this visitor. */
  readonly open: boolean;
  readonly finished: boolean;
}

/** Takes a petition back, after its consequences and with the password once more. */
export function WithdrawView({ data, language, form }: ViewProps<WithdrawData>) {
  const { receiptNumber, help, open, finished } = data;
  const words = withdrawWords[language];
  if (!open)
    return (
      <FindPanel
        language={language}
        help={help}
        lede={findWords[language].notOpen}
        receiptNumber={receiptNumber}
      />
    );
  const back = localizedPath(petitionPaths.status(receiptNumber), language);
  if (finished)
    return (
      <>
        <PageHead title={words.title} />
        <Empty
          title={words.finished}
          headingLevel={2}
          acts={<ButtonLink href={back}>{words.toStatus}</ButtonLink>}
        >
          {words.finishedText}
        </Empty>
      </>
    );
  const { reason, password } = statusFields;
  const find = findWords[language];
  return (
    <>
      <PageHead title={words.title} above={receiptNumber} lede={words.lede} />
      <FormNotice form={form} titles={noticeTitles[language]} />
      <ErrorSummary language={language} errors={fieldProblems(form)} kept={true} />
      <Split
        asideLabel={asideWords[language].name}
        aside={
          <HelpPanel
            help={help}
            title={find.forgotten}
            text={find.forgottenText}
            hours={asideWords[language].hours}
          />
        }
      >
        <ul className="m-prose">
          {words.consequences.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
        <Form label={words.title}>
          <Field
            language={language}
            name={reason}
            {...words.reason}
            error={fieldMessage(form, reason)}
            defaultValue={fieldText(form, reason)}
            type="textarea"
            rows={4}
            optional
          />
          <Field
            language={language}
            name={password}
            {...words.pin}
            error={fieldMessage(form, password)}
            type="password"
            inputMode="numeric"
            autoComplete="off"
            short
            required
          />
          <Acts>
            <Button look="danger">{words.send}</Button>
            <ButtonLink href={back}>{words.back}</ButtonLink>
          </Acts>
        </Form>
      </Split>
    </>
  );
}

export default WithdrawView;
