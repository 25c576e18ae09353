import { Fold } from "@madang/design-system/fold";
import { Stack } from "@madang/design-system/stack";
import { Table } from "@madang/design-system/table";
import type { Language } from "@madang/manifest";
import type { ApiEndpoint, ApiField, ApiParameter } from "../api-description.ts";
import { CodeBlock } from "./code-block.tsx";
import { apiWords } from "./words/api-words.ts";

export interface ApiEndpointProps {
  readonly language: Language;
  readonly endpoint: ApiEndpoint;
  /** What it is for, in the page's language; the document says it in English. */
  readonly summary: string | undefined;
}

/** One address: what it is for, what it can be asked, what it answers, and a real answer. */
export function ApiEndpointSection({ language, endpoint, summary }: ApiEndpointProps) {
  const { id, method, path, types, parameters, fields, example } = endpoint;
  const words = apiWords[language];
  return (
    <section className="p-endpoint" aria-labelledby={id}>
      <Stack>
        <h3 id={id}>
          <span className="p-path">{`${method} ${path}`}</span>
        </h3>
        <p lang={summary === undefined ? "en" : undefined}>{summary ?? endpoint.summary}</p>
        <p>{words.answerTypes(types.join(", "))}</p>
        {parameters.length > 0 && <Parameters language={language} parameters={parameters} />}
        {fields.length > 0 && (
          <Fold summary={words.fields}>
            <Fields language={language} fields={fields} />
          </Fold>
        )}
        {example && (
          <Fold summary={words.example}>
            <Stack>
              <CodeBlock label={words.curl}>{`curl "${example.address}"`}</CodeBlock>
              <p className="m-small m-muted">{words.exampleNote}</p>
              <CodeBlock label={words.example}>{example.answer}</CodeBlock>
            </Stack>
          </Fold>
        )}
      </Stack>
    </section>
  );
}

function Parameters({ language, parameters }: { language: Language; parameters: readonly ApiParameter[] }) {
  const words = apiWords[language];
  const columns = [words.name, words.place, words.type, words.initial, words.description];
  const rows = parameters.map(({ name, place, type, initial, required, description }) => ({
    key: name,
    cells: [
      <code key="name">{name}</code>,
      words.places[place],
      type,
      required ? words.required : initial || "–",
      <Meaning key="meaning" language={language} name={name} description={description} />,
    ],
  }));
  return <Table cards caption={words.parameters} columns={columns.map((name) => ({ name }))} rows={rows} />;
}

/** In the page's language where we have the words, else as the document says it. */
function Meaning({ language, name, description }: { language: Language; name: string; description: string }) {
  const known = apiWords[language].known[name];
  if (known !== undefined) return known;
  return <span lang={language === "en" ? undefined : "en"}>{description || "–"}</span>;
}

function Fields({ language, fields }: { language: Language; fields: readonly ApiField[] }) {
  const words = apiWords[language];
  const columns = [words.name, words.type, words.description].map((name) => ({ name }));
  const rows = fields.map(({ name, type, description }) => ({
    key: name,
    cells: [
      <code key="name">{name}</code>,
      type,
      <span key="meaning" lang={language === "en" ? undefined : "en"}>
        {description || "–"}
      </span>,
    ],
  }));
  return <Table cards caption={words.fields} columns={columns} rows={rows} />;
}
