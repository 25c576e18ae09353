export { commandContract, type CommandSubject } from "./command-contract.ts";
export type { DocumentServer, DocumentServerOptions, PageAnswer } from "./document-server.ts";
export { feedsContract, type FeedsSubject } from "./feeds-contract.ts";
export { feedText, type WrittenItem } from "./feed-text.ts";
export { fragmentOf } from "./fragment-of.ts";
export { importContract, type ImportSubject } from "./import-contract.ts";
export { useDocumentServer } from "./use-document-server.ts";
export { childrenOf, textOf, xmlTree, type TreeElement } from "./xml-tree.ts";
