import "../styles/components/file.css";
import { formatBytes } from "../format/format-number.ts";
import { formWordsIn } from "../words/form-words.ts";
import { Button } from "./button.tsx";
import { describedBy, fieldClass, type FieldWords, HintAndError, LabelWords } from "./field-frame.tsx";
import { HiddenText } from "./hidden-text.tsx";
import { MessageIcon } from "./message-icon.tsx";

export interface UploadedFile {
  /** Sent as the value of the remove button. */
  id: string;
  name: string;
  bytes: number;
}

export interface FileFieldProps extends FieldWords {
  name: string;
  id?: string | undefined;
  multiple?: boolean | undefined;
  /** `.jpg,.png`: repeats what the hint says. */
  accept?: string | undefined;
  files?: readonly UploadedFile[] | undefined;
  /** Name of the remove buttons. */
  removeName?: string | undefined;
}

/** Accepted formats and sizes stand in the hint, before the control; each uploaded file can be removed. */
export function FileField({
  language,
  label,
  hint,
  error,
  optional,
  name,
  id = name,
  multiple,
  accept,
  files = [],
  removeName = "remove",
}: FileFieldProps) {
  const words = formWordsIn(language);
  return (
    <div className={fieldClass(error)}>
      <label className="m-label" htmlFor={id}>
        <LabelWords language={language} label={label} optional={optional} />
      </label>
      <HintAndError id={id} language={language} hint={hint} error={error} />
      <div className="m-file">
        <input
          type="file"
          id={id}
          name={name}
          multiple={multiple}
          accept={accept}
          aria-invalid={Boolean(error) || undefined}
          aria-describedby={describedBy(id, { hint, error })}
        />
      </div>
      {files.length > 0 && (
        <ul className="m-files" aria-label={words.uploadedFiles}>
          {files.map((file) => (
            <li key={file.id}>
              <MessageIcon name="file" />
              <span>
                {file.name} <span className="m-muted m-nowrap">{formatBytes(file.bytes)}</span>
              </span>
              <Button look="quiet" small name={removeName} value={file.id} formNoValidate>
                {words.remove}
                <HiddenText>: {file.name}</HiddenText>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
