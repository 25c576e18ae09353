import { Acts, Button, ButtonLink, FileField, Form, Note } from "@madang/design-system";
import { fieldMessage, type ViewProps } from "@madang/module-kit";
import { useRef } from "react";
import { filesField, removeField } from "../../contract/petition-fields.ts";
import { useErrorFocus } from "../behaviour/use-error-focus.ts";
import { useUploads } from "../behaviour/use-uploads.ts";
import type { ListedFile } from "../parts/attachment-list.tsx";
import { SavedLine } from "../parts/saved-line.tsx";
import { StepFrame } from "#step-frame";
import type { StepData } from "../parts/step-frame.tsx";
import { UploadList } from "../parts/upload-list.tsx";
import type { FilesWords } from "../words/files-words.ts";

export interface DraftFilesData extends StepData {
  readonly words: FilesWords;
  /** Where the form goes that comes back here. */
  readonly more: string;
  /** Address of the draft's files in the API. */
  readonly api: string;
  readonly accept: string;
  readonly files: readonly ListedFile[];
  readonly unfinished: readonly (ListedFile & { readonly received: number; readonly modified: number })[];
}

/** Photos and documents: one form that works by itself; where scripts run, files go at once, part by part. */
export default function DraftFilesView({ data, language, form }: ViewProps<DraftFilesData>) {
  const { words, files, unfinished } = data;
  const root = useRef<HTMLDivElement>(null);
  const uploads = useUploads(root, data);
  useErrorFocus(root, form !== undefined);
  const begunAgain = uploads.list.map(({ id }) => id);
  const left = unfinished.filter(({ id }) => !begunAgain.includes(id));
  const isComplete = (id: string) => uploads.list.some((one) => one.id === id && one.state === "complete");
  const arrived = uploads.list.filter(({ id }) => isComplete(id));
  return (
    <div ref={root}>
      <StepFrame data={data} language={language} form={form}>
        <Form action={data.action} label={data.text.title} multipart>
          <FileField
            language={language}
            label={words.label}
            hint={words.hint}
            error={fieldMessage(form, filesField)}
            optional
            name={filesField}
            multiple
            accept={data.accept}
            files={[...files, ...arrived, ...left]}
            removeName={removeField}
          />
          <UploadList
            uploads={{ ...uploads, list: uploads.list.filter(({ id }) => !isComplete(id)) }}
            words={words}
          />
          {left.length > 0 && (
            <Note title={words.upload.unfinished}>
              <p>{words.upload.unfinishedText}</p>
              <p>{left.map(({ name }) => name).join(", ")}</p>
            </Note>
          )}
          <FilesActs data={data} />
          <SavedLine data={data} />
        </Form>
      </StepFrame>
    </div>
  );
}

function FilesActs({ data }: { data: DraftFilesData }) {
  return (
    <Acts>
      <Button look="main" id="next">
        {data.text.next}
      </Button>
      <Button id="add" formAction={data.more}>
        {data.words.add}
      </Button>
      {data.back !== undefined && (
        <ButtonLink look="quiet" href={data.back}>
          {data.text.back}
        </ButtonLink>
      )}
    </Acts>
  );
}
