import { Acts } from "@madang/design-system/acts";
import { Button, ButtonLink } from "@madang/design-system/button";
import { ErrorSummary } from "@madang/design-system/error-summary";
import { Form } from "@madang/design-system/form";
import { Note } from "@madang/design-system/note";
import { PageHead } from "@madang/design-system/page-head";
import { Split } from "@madang/design-system/split";
import { fieldMessage, type ViewProps } from "@madang/module-kit";
import { useEffect, useRef } from "react";
import { countWritten } from "../behaviour/count-written.ts";
import { EntryFields } from "../parts/entry-fields.tsx";
import { OwnerPanel, type Owner } from "../parts/owner-panel.tsx";
import { formWords } from "../words/form-words.ts";
import { listWords } from "../words/list-words.ts";

/** Addresses are worked out on the server: what an interactive view imports, every browser loads. */
export interface NewData {
  readonly action: string;
  readonly list: string;
  /** One for each form: sent twice, it is one entry. */
  readonly key: string;
  readonly owner: Owner;
}

/** A plain HTML form; where scripts run it says how much is written. */
export default function NewView({ data, language, form }: ViewProps<NewData>) {
  const words = formWords[language];
  const { ask, askText } = listWords[language];
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => (root.current === null ? undefined : countWritten(root.current, language)), [language]);
  const unavailable = fieldMessage(form, "unavailable");
  const errors = (form?.errors ?? []).filter(({ field }) => field !== "unavailable");
  return (
    <div ref={root}>
      <PageHead title={words.title} lede={words.lede} />
      <Split asideLabel={ask} aside={<OwnerPanel owner={data.owner} title={ask} text={askText} />}>
        {unavailable !== undefined && (
          <div role="alert">
            <Note meaning="warn" title={words.notStoredTitle}>
              <p>{unavailable}</p>
            </Note>
          </div>
        )}
        <ErrorSummary language={language} errors={errors} />
        <Form action={data.action} label={words.title}>
          <EntryFields language={language} form={form} entryKey={data.key} />
          <Acts>
            <Button look="main">{words.submit}</Button>
            <ButtonLink look="quiet" href={data.list}>
              {words.back}
            </ButtonLink>
          </Acts>
        </Form>
      </Split>
    </div>
  );
}
