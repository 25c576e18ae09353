import { definePage, redirect } from "@madang/module-kit/server";
import { z } from "zod";
import { exampleServicePaths } from "../../contract/public.ts";
import { ReceivedView } from "../../ui/views/received.tsx";
import { listWords } from "../../ui/words/list-words.ts";
import { receivedWords } from "../../ui/words/received-words.ts";
import { exampleServiceModule } from "../example-service-module.ts";
import { ownerIn } from "../owner.ts";
import { findReceived } from "../queries/receive-entry.ts";

/** No entry is nobody's. */
const nobody = "";

/** What was sent, shown to whoever sent it. Everyone else is led to the list, whether there is such an entry or not. */
export const receivedPage = definePage(exampleServiceModule, "received", {
  params: z.object({ key: z.uuidv4() }),
  async load({ params, language, visitor = nobody, db }) {
    const entry = await findReceived(db, { key: params.key, visitor });
    return entry === undefined ? redirect(exampleServicePaths.list()) : { entry, owner: ownerIn(language) };
  },
  view: { name: "received", component: ReceivedView },
  describe: ({ language }) => {
    const { title } = receivedWords[language];
    return {
      title,
      breadcrumb: [{ label: listWords[language].title, href: exampleServicePaths.list() }, { label: title }],
      robots: "noindex",
    };
  },
});
