import type { ViewProps } from "@madang/module-kit";
import { AttachmentText, type AttachmentTextData } from "@madang/publishing/ui/attachment-text";

export function FileView({ data, language }: ViewProps<AttachmentTextData>) {
  return <AttachmentText data={data} language={language} />;
}

export default FileView;
