import { useEffect, useRef, useState, type RefObject } from "react";
import type { AttachmentProblem } from "../../contract/attachment-limits.ts";
import { sendInParts, type SendResult } from "./send-in-parts.ts";

export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly received: number;
  readonly state: "going" | "waiting" | "complete" | "stopped" | "refused";
  readonly problem?: AttachmentProblem;
}

export interface Resumable {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly modified: number;
}

export interface Uploads {
  readonly list: readonly Upload[];
  /** The form is sent when the files have arrived. */
  readonly holding: boolean;
  readonly again: (id: string) => void;
  readonly cancel: (id: string) => void;
}

/** Sends files as soon as they are chosen. The form's own control is emptied, so that no file is sent twice. */
export function useUploads(
  root: RefObject<HTMLElement | null>,
  { api, unfinished }: { api: string; unfinished: readonly Resumable[] },
): Uploads {
  const [list, setList] = useState<readonly Upload[]>([]);
  const [holding, setHolding] = useState(false);
  const files = useRef(new Map<string, File>());
  const stops = useRef(new Map<string, AbortController>());

  const change = (id: string, changes: Partial<Upload>) =>
    setList((uploads) => uploads.map((one) => (one.id === id ? { ...one, ...changes } : one)));

  const send = async (id: string) => {
    const file = files.current.get(id);
    if (file === undefined) return;
    const stop = new AbortController();
    stops.current.set(id, stop);
    change(id, { state: "going" });
    const result = await sendInParts({
      address: `${api}/${id}`,
      file,
      signal: stop.signal,
      onProgress: (received) => change(id, { received }),
      onWaiting: (waiting) => change(id, { state: waiting ? "waiting" : "going" }),
    });
    if (result.kind === "gone") location.reload();
    else change(id, stateOf(result));
  };

  const begin = (chosen: readonly File[]) => {
    const added = chosen.map((file) => {
      const id = unfinished.find((one) => isSame(one, file))?.id ?? crypto.randomUUID();
      files.current.set(id, file);
      return { id, name: file.name, bytes: file.size, received: 0, state: "going" as const };
    });
    setList((uploads) => [...uploads.filter((one) => !added.some(({ id }) => id === one.id)), ...added]);
    // One after the other: two at once share one line.
    void added.reduce((before, { id }) => before.then(() => send(id)), Promise.resolve());
  };

  useEffect(() => {
    const onChange = ({ target }: Event) => {
      if (!(target instanceof HTMLInputElement) || target.type !== "file" || target.files === null) return;
      begin([...target.files]);
      target.value = "";
    };
    const element = root.current;
    element?.addEventListener("change", onChange);
    return () => element?.removeEventListener("change", onChange);
  });

  const isGoing = list.some(({ state }) => state === "going" || state === "waiting");
  useHeldSubmit(root, { isGoing, holding, setHolding });
  return {
    list,
    holding,
    again: (id) => void send(id),
    cancel: (id) => {
      stops.current.get(id)?.abort();
      setList((uploads) => uploads.filter((one) => one.id !== id));
      void fetch(`${api}/${id}`, { method: "DELETE" }).catch(() => undefined);
    },
  };
}

function stateOf(result: Exclude<SendResult, { kind: "gone" }>): Partial<Upload> {
  return result.kind === "refused" ? { state: "refused", problem: result.problem } : { state: result.kind };
}

/** Files of the same name, size and time of change are taken for the same file. */
function isSame({ name, bytes, modified }: Resumable, file: File): boolean {
  return name === file.name.normalize("NFC") && bytes === file.size && modified === file.lastModified;
}

/** Whoever goes on while files are on their way is taken on as soon as they have arrived. */
function useHeldSubmit(
  root: RefObject<HTMLElement | null>,
  {
    isGoing,
    holding,
    setHolding,
  }: { isGoing: boolean; holding: boolean; setHolding: (hold: boolean) => void },
): void {
  const held = useRef<{ form: HTMLFormElement; by: HTMLElement | null } | undefined>(undefined);
  useEffect(() => {
    const element = root.current;
    const onSubmit = (event: SubmitEvent) => {
      if (!isGoing || !(event.target instanceof HTMLFormElement)) return;
      event.preventDefault();
      held.current = { form: event.target, by: event.submitter };
      setHolding(true);
    };
    element?.addEventListener("submit", onSubmit);
    return () => element?.removeEventListener("submit", onSubmit);
  }, [root, isGoing, setHolding]);
  useEffect(() => {
    if (!holding || isGoing || held.current === undefined) return;
    const { form, by } = held.current;
    held.current = undefined;
    setHolding(false);
    form.requestSubmit(by);
  }, [holding, isGoing, setHolding]);
}
