/** A file that a visitor sends. Its content is ASCII text (k6 sends a body of text as UTF-8), for example a small PDF. */
export interface SentFile {
  readonly name: string;
  readonly type: string;
  readonly content: string;
}

/** RFC 7578: fields first, files after them, in the order of the document. k6's own encoder orders them at random. */
export function multipartBody(
  fields: readonly (readonly [string, string])[],
  files: readonly (readonly [string, SentFile])[],
  boundary: string,
): string {
  const parts = [
    ...fields.map(([name, value]) => `${disposition(name)}\r\n\r\n${value}\r\n`),
    ...files.map(
      ([name, file]) =>
        `${disposition(name)}; filename="${escape(file.name)}"\r\ncontent-type: ${file.type}\r\n\r\n${file.content}\r\n`,
    ),
  ];
  return `${parts.map((part) => `--${boundary}\r\n${part}`).join("")}--${boundary}--\r\n`;
}

function disposition(name: string): string {
  return `content-disposition: form-data; name="${escape(name)}"`;
}

/** As browsers do (HTML, "Multipart form data"). */
function escape(text: string): string {
  return text.replaceAll("\r\n", "%0D%0A").replaceAll('"', "%22");
}
