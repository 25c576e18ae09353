import { Acts, Button, ButtonLink, Form, PageHead } from "@madang/design-system";
import type { ViewProps } from "@madang/module-kit";
import { FormNotice } from "../parts/form-notice.tsx";
import { deleteWords } from "../words/delete-words.ts";
import type { Help } from "../words/message-words.ts";
import { noticeTitles } from "../words/notice-words.ts";

export interface DraftDeleteData {
  readonly action: string;
  readonly back: string;
  readonly help: Help;
}

/** One question before everything that was written is deleted. */
export function DraftDeleteView({ data, language, form }: ViewProps<DraftDeleteData>) {
  const words = deleteWords[language];
  return (
    <>
      <PageHead title={words.title} lede={words.lede} />
      <FormNotice form={form} titles={noticeTitles[language]} />
      <Form action={data.action} label={words.title}>
        <Acts>
          <Button look="danger" id="delete">
            {words.submit}
          </Button>
          <ButtonLink href={data.back}>{words.keep}</ButtonLink>
        </Acts>
      </Form>
    </>
  );
}

export default DraftDeleteView;
