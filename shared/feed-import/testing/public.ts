export {
  startDocumentServer,
  type DocumentServer,
  type DocumentServerOptions,
  type PageAnswer,
} from "./document-server.ts";
export { feedText, type WrittenItem } from "./feed-text.ts";
