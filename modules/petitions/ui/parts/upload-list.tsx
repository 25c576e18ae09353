import { Button, HiddenText, LiveRegion, Progress } from "@madang/design-system";
import type { Upload, Uploads } from "../behaviour/use-uploads.ts";
import type { FilesWords } from "../words/files-words.ts";

/** Files on their way: how far each is, and what can be done about one that is not. */
export function UploadList({ uploads, words }: { uploads: Uploads; words: FilesWords }) {
  const { upload } = words;
  return (
    <>
      {uploads.list.length > 0 && (
        <ul className="m-files" aria-label={upload.list}>
          {uploads.list.map((one) => (
            <UploadItem key={one.id} upload={one} uploads={uploads} words={words} />
          ))}
        </ul>
      )}
      <LiveRegion>{said(uploads, words)}</LiveRegion>
    </>
  );
}

function UploadItem({ upload, uploads, words }: { upload: Upload; uploads: Uploads; words: FilesWords }) {
  const { id, name, bytes, received, state } = upload;
  const isGoing = state === "going" || state === "waiting";
  return (
    <li>
      <span>{name}</span>
      <span>
        {isGoing && (
          <Progress label={`${words.upload.going}: ${name}`} value={received} max={Math.max(1, bytes)} />
        )}
        <span className={state === "refused" || state === "stopped" ? "m-err" : "m-small"}>
          {stateText(upload, words)}
        </span>
      </span>
      {state === "stopped" && (
        <Button type="button" look="quiet" small onClick={() => uploads.again(id)}>
          {words.upload.again}
          <HiddenText>: {name}</HiddenText>
        </Button>
      )}
      {state !== "complete" && (
        <Button type="button" look="quiet" small onClick={() => uploads.cancel(id)}>
          {words.upload.cancel}
          <HiddenText>: {name}</HiddenText>
        </Button>
      )}
    </li>
  );
}

function stateText({ name, bytes, received, state, problem }: Upload, words: FilesWords): string {
  if (state === "refused" && problem !== undefined) return words.problems[problem].replace("{name}", name);
  if (state === "waiting") return words.upload.waiting;
  if (state === "stopped") return words.upload.stopped;
  if (state === "complete") return words.upload.done;
  return `${words.upload.going} ${Math.floor((received / Math.max(1, bytes)) * 100)}%`;
}

/** What is heard: ends and troubles, not every percent. */
function said({ list, holding }: Uploads, words: FilesWords): string {
  const news = list
    .filter(({ state }) => state !== "going")
    .map((one) =>
      one.state === "refused" ? stateText(one, words) : `${one.name}: ${stateText(one, words)}`,
    );
  return [...news, ...(holding ? [words.upload.hold] : [])].join(". ");
}
