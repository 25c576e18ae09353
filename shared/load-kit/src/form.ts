import type { Selection } from "k6/html";
import { multipartBody, type SentFile } from "./multipart.ts";
import type { Request, Requester } from "./request.ts";

/** A form as a browser without scripts holds it: its fields with their values, in the order of the document. */
export class Form<P> {
  readonly #visitor: Requester<P>;
  /** Where it is sent. */
  readonly path: string;
  readonly posts: boolean;
  readonly #multipart: boolean;
  readonly #fields: Map<string, string>;
  readonly #known: ReadonlySet<string>;
  readonly #choices: ReadonlyMap<string, string>;
  readonly #fileField: string | undefined;
  readonly #files: [string, SentFile][] = [];

  constructor(options: { visitor: Requester<P>; from: string; element: Selection }) {
    const { visitor, from, element } = options;
    this.#visitor = visitor;
    this.path = addressOf(element.attr("action") ?? "", from);
    this.posts = (element.attr("method") ?? "").toLowerCase() === "post";
    this.#multipart = element.attr("enctype") === "multipart/form-data";
    const controls = element.find("input, select, textarea, button[name]").toArray();
    this.#known = new Set(controls.map((control) => control.attr("name") ?? ""));
    this.#fields = initialValues(controls);
    this.#choices = choicesOf(element);
    this.#fileField = element.find('input[type="file"]').first().attr("name");
  }

  /** Whether the form asks for it. */
  has(field: string): boolean {
    return this.#known.has(field);
  }

  value(field: string): string | undefined {
    return this.#fields.get(field);
  }

  /** Types into fields. Ends the journey where the form does not have one of them. */
  write(values: Readonly<Record<string, string>>): this {
    for (const [field, value] of Object.entries(values)) {
      this.#visitor.expect(`the form asks for ${field}`, this.has(field));
      this.#fields.set(field, value.replace(/\r?\n/g, "\r\n"));
    }
    return this;
  }

  /** Types whatever of the values the form asks for, as somebody does who knows what to say. */
  writeWhatItAsks(values: Readonly<Record<string, string>>): this {
    return this.write(Object.fromEntries(Object.entries(values).filter(([field]) => this.has(field))));
  }

  /** Ticks a box or takes the first of several choices. */
  choose(field: string): this {
    const value = this.#choices.get(field);
    this.#visitor.expect(`the form offers ${field}`, value !== undefined);
    return this.write({ [field]: value ?? "" });
  }

  /** Name of the field that takes files, where there is one. */
  fileField(): string | undefined {
    return this.#fileField;
  }

  attach(field: string, file: SentFile): this {
    this.#visitor.expect(`the form takes files as ${field}`, this.has(field) && this.#multipart);
    this.#files.push([field, file]);
    this.#fields.delete(field);
    return this;
  }

  /** Sends it and opens the page that it leads to. */
  submit(expect: readonly number[] = [200]): P {
    return this.#visitor.send(this.request(expect));
  }

  /** Sends it on a line that breaks before the answer comes. */
  submitAndLose(patience: string): void {
    this.#visitor.sendAndLose(this.request([200]), patience);
  }

  request(expect: readonly number[]): Request {
    const fields = [...this.#fields];
    if (!this.#multipart) {
      const body = fields.map((pair) => pair.map(encodeURIComponent).join("=")).join("&");
      return { ...this.#post(expect), body, contentType: "application/x-www-form-urlencoded" };
    }
    const boundary = `----madang${Math.random().toString(36).slice(2)}`;
    const body = multipartBody(fields, this.#files, boundary);
    return { ...this.#post(expect), body, contentType: `multipart/form-data; boundary=${boundary}` };
  }

  #post(expect: readonly number[]): Pick<Request, "method" | "path" | "expect"> {
    return { method: "POST", path: this.path, expect };
  }
}

function initialValues(controls: readonly Selection[]): Map<string, string> {
  const values = new Map<string, string>();
  for (const control of controls) {
    const name = control.attr("name") ?? "";
    const value = valueOf(control);
    if (name !== "" && value !== undefined && !values.has(name)) values.set(name, value);
  }
  return values;
}

function choicesOf(form: Selection): Map<string, string> {
  const boxes = form.find('input[type="checkbox"], input[type="radio"]').toArray().toReversed();
  return new Map(boxes.map((box) => [box.attr("name") ?? "", box.attr("value") ?? "on"]));
}

const unsent: ReadonlySet<string> = new Set(["submit", "button", "image", "reset", "file"]);

/** HTML, "Constructing the entry list": what a control sends as the page came. */
function valueOf(control: Selection): string | undefined {
  const type = (control.attr("type") ?? "").toLowerCase();
  if (control.is("button") || unsent.has(type)) return undefined;
  if (type === "radio" || type === "checkbox")
    return control.is("[checked]") ? (control.attr("value") ?? "on") : undefined;
  if (control.is("textarea")) return control.text();
  if (control.is("select")) return control.find("option[selected]").attr("value") ?? "";
  return control.attr("value") ?? "";
}

/** Where a form is sent that stands on the page with this path. */
export function addressOf(action: string, path: string): string {
  if (action === "") return path;
  if (action.startsWith("/")) return action;
  return action.startsWith("?") ? path.replace(/\?.*/, "") + action : path.replace(/[^/]*(\?.*)?$/, action);
}
